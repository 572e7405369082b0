"""Heads by what they do: the measure is the mean of the weights that it says; a name is given where it is enough."""

from __future__ import annotations

import numpy as np
import pytest

from app.trace.attention_heads import kinds_of, record_heads
from app.trace.attention_requests import HeadsRequest
from tests.trace.shelves import library


def test_the_measure_is_the_mean_weight_on_the_token_before() -> None:
    recording = record_heads(HeadsRequest(model="both", text="abca", token=1), library())
    for told in recording.result["heads"]:
        pattern = recording.tape.tensors[f"blocks.{told['layer']}.pattern"].value[told["head"]]
        assert told["looks"]["previous"] == pytest.approx(
            np.mean([pattern[at, at - 1] for at in range(1, 5)]), rel=1e-3
        )
        assert told["looks"]["end"] == pytest.approx(pattern[1:5, 5].mean(), rel=1e-3)
        assert told["looks"]["same"] == pytest.approx((pattern[1, 4] + pattern[4, 1]) / 2, rel=1e-3)


def test_what_a_head_writes_is_the_length_of_its_part() -> None:
    recording = record_heads(HeadsRequest(model="tiny", text="abca", token=2), library())
    tensors = recording.tape.tensors
    part = tensors["blocks.1.z"].value[2, 1] @ tensors["blocks.1.W_O"].value[1]
    told = next(each for each in recording.result["heads"] if (each["layer"], each["head"]) == (1, 1))
    assert told["writes"] == pytest.approx(np.linalg.norm(part), rel=1e-4)


def test_of_a_model_that_looks_back_no_later_token_is_asked_for() -> None:
    tokens = [{"id": at % 2, "text": text, "special": False} for at, text in enumerate(["a", "b", ",", "b"])]
    kinds = kinds_of(tokens, causal=True)
    assert "next" not in kinds
    assert all(key <= query for pairs, _queries in kinds.values() for query, key in pairs)
    assert kinds["stop"] == ([(3, 2)], 3)


def test_how_evenly_a_head_looks_is_on_the_tape() -> None:
    recording = record_heads(HeadsRequest(model="tiny", text="abca", token=2), library())
    for told in recording.result["heads"]:
        even = recording.tape.tensors[f"blocks.{told['layer']}.evenness"].value[told["head"]]
        assert told["spread"] == pytest.approx(float(even), rel=1e-3)
