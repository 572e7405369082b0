"""A part of a tensor: where an axis is given a place it is gone from the answer, and the numbers are those there."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.errors import EngineError
from app.trace.slices import slice_of, sliced
from tests.trace.scenes import SCENES

RECORDING = SCENES["a text through a model"].recording()
PATTERN = RECORDING.tape.tensors["blocks.1.pattern"].value


def test_a_place_along_an_axis_takes_the_axis_away() -> None:
    dims, part = slice_of(RECORDING, "blocks.1.pattern", {"head": 1, "query_pos": 4}, 1000)
    assert dims == ["key_pos"]
    np.testing.assert_array_equal(part, PATTERN[1, 4])


def test_without_a_place_it_is_the_whole_tensor() -> None:
    dims, part = slice_of(RECORDING, "blocks.1.pattern", {}, 1000)
    assert dims == ["head", "query_pos", "key_pos"]
    np.testing.assert_array_equal(part, PATTERN)


def test_one_number_is_told_as_one_number() -> None:
    told = sliced(RECORDING, "blocks.1.pattern", {"head": 0, "query_pos": 3, "key_pos": 2}, 1000)
    assert told["dims"] == told["shape"] == []
    assert told["data"] == pytest.approx(PATTERN[0, 3, 2], rel=1e-6)


def test_what_is_masked_is_null() -> None:
    assert sliced(RECORDING, "blocks.0.attn_scores", {"head": 0, "query_pos": 0}, 1000)["data"][1:] == [None] * 5


@pytest.mark.parametrize(
    ("name", "at", "most", "field"),
    [
        ("blocks.7.pattern", {}, 1000, "tensor"),
        ("blocks.1.pattern", {"d_model": 0}, 1000, "d_model"),
        ("blocks.1.pattern", {"head": 2}, 1000, "head"),
        ("blocks.1.pattern", {}, 10, "tensor"),
    ],
)
def test_what_is_not_there_or_too_much_is_refused(name: str, at: dict[str, int], most: int, field: str) -> None:
    with pytest.raises(EngineError) as refused:
        slice_of(RECORDING, name, at, most)
    assert refused.value.field == field
