"""Reckoning in pieces: the same numbers as all at once."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.operation import Array
from app.engine.pieces import PIECE, in_pieces


@pytest.mark.parametrize("size", [0, 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
def test_in_pieces_is_as_all_at_once(size: int) -> None:
    rng = np.random.default_rng(0)
    left, right = rng.normal(size=size), rng.normal(size=size)
    sizes: list[int] = []

    def function(one: Array, other: Array) -> Array:
        sizes.append(one.size)
        return np.asarray(np.tanh(one) * other)

    np.testing.assert_array_equal(in_pieces(function, left, right), np.tanh(left) * right)
    assert max(sizes) <= PIECE
    assert sum(sizes) == size


def test_the_shape_and_the_kind_of_number_stay_and_what_lies_across_memory_is_taken_at_once() -> None:
    many = np.ones((3, PIECE), dtype=np.float32)
    for array in (many, many.T):
        doubled = in_pieces(lambda numbers: numbers + numbers, array)
        assert doubled.shape == array.shape
        assert doubled.dtype == np.float32
        assert (doubled == 2.0).all()
