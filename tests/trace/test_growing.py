"""A growing model as frames: numbers that can be sent, and a file that is the model."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.engine.growing import seen
from app.engine.grown_file import read_grown
from app.engine.grown_shelf import digest_of
from app.trace.grow_requests import GrowRequest
from app.trace.growing import frames
from app.trace.schema import GrowFrame
from app.world.entropy import entropy_floor

ASKED = GrowRequest(d_model=8, n_layers=2, n_heads=2, steps=6, watch="The king and")


@pytest.fixture(scope="module")
def told() -> list[dict[str, Any]]:
    return list(frames(ASKED))


def test_every_frame_is_as_it_is_published(told: list[dict[str, Any]]) -> None:
    for frame in told:
        GrowFrame.model_validate(frame)
    assert [frame["step"] for frame in told] == list(range(7))
    assert [frame.get("done") for frame in told] == [None] * 6 + [True]
    assert told[0]["loss"] is None
    assert told[0]["floor"] == pytest.approx(entropy_floor().nats_per_token, rel=0.1)


def test_the_watched_sentence_is_read_in_lower_case_and_every_row_of_its_pattern_is_whole(
    told: list[dict[str, Any]],
) -> None:
    assert "".join(told[0]["watch"]) == "the king and"
    pattern = np.array(told[-1]["pattern"])
    assert pattern.shape == (2, 2, len(told[0]["watch"]), len(told[0]["watch"]))
    np.testing.assert_allclose(pattern.sum(axis=-1), 1.0, atol=1e-3)
    assert (np.triu(pattern[0, 0], 1) == 0).all()


def test_the_file_of_a_checkpoint_is_the_model_that_the_frame_tells_of(
    told: list[dict[str, Any]], tmp_path: Path
) -> None:
    for frame in (told[0], told[-1]):
        data = b64decode(frame["model"])
        assert frame["digest"] == digest_of(data)
        path = tmp_path / "grown.safetensors"
        path.write_bytes(data)
        grown = read_grown(path)
        assert grown.facts["step"] == str(frame["step"])
        assert grown.lowercase
        pattern, probs = seen(grown.model, grown.tokenizer.encode("the king and"))
        np.testing.assert_allclose(pattern, frame["pattern"], atol=2e-3)  # the file has three digits
        best = frame["next"][0]
        assert probs[best["id"]] == pytest.approx(best["probability"], rel=0.02)


def test_the_same_request_gets_the_same_frames(told: list[dict[str, Any]]) -> None:
    assert list(frames(ASKED)) == told


def test_no_steps_are_one_frame_of_a_model_that_knows_nothing() -> None:
    [frame] = frames(ASKED.model_copy(update={"steps": 0}))
    assert frame["done"]
    assert frame["held_out"] > 7
    assert frame["model"]
