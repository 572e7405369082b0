"""Reckoning number by number, a piece of the array at a time: what lies in the cache is quickly read again."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from app.engine.operation import Array

PIECE = 16384
"""So many numbers at a time, and the few arrays in between, lie in the nearest cache of a processor or the next."""


def in_pieces(function: Callable[..., Array], *arrays: Array) -> Array:
    """`function(*arrays)`, for a function that makes each number of the numbers in its place, all of one shape."""
    first = arrays[0]
    if first.size <= PIECE or not all(array.flags.c_contiguous for array in arrays):
        return function(*arrays)
    whole = np.empty_like(first)
    flat, flats = whole.reshape(-1), [array.reshape(-1) for array in arrays]
    for start in range(0, first.size, PIECE):
        flat[start : start + PIECE] = function(*[each[start : start + PIECE] for each in flats])
    return whole
