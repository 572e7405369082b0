"""Sums along the last axis, or over all others, by BLAS: several times faster than `sum` where rows are short."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np

from app.engine.operation import Array


@lru_cache(maxsize=64)
def ones(length: int, dtype: np.dtype[Any]) -> Array:
    """[length] of 1, the same array each time, not to be written to."""
    row: Array = np.ones(length, dtype)
    row.flags.writeable = False
    return row


def row_sums(rows: Array) -> Array:
    """[..., d] -> [..., 1]."""
    summed: Array = as_rows(rows).dot(ones(rows.shape[-1], rows.dtype))  # [n, d] @ [d] -> [n]
    return summed.reshape(*rows.shape[:-1], 1)


def row_means(rows: Array) -> Array:
    """[..., d] -> [..., 1]."""
    means = row_sums(rows)
    means /= rows.shape[-1]
    return means


def lead_sums(array: Array, kept: int = 1) -> Array:
    """Every axis but the last `kept` is summed away: [..., d] -> [d]."""
    if array.ndim == kept:
        return array
    shape = array.shape[array.ndim - kept :]
    flat = as_rows(array, kept)
    summed: Array = ones(flat.shape[0], flat.dtype).dot(flat).reshape(shape)  # [n] @ [n, d] -> [d]
    return summed


def as_rows(array: Array, kept: int = 1) -> Array:
    """[..., d] -> [n, d]; the last `kept` axes become one."""
    if array.ndim == 2 and kept == 1:
        return array
    split = array.ndim - kept
    return array.reshape(math.prod(array.shape[:split]), math.prod(array.shape[split:]))
