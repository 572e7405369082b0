"""Arrays become JSON numbers: rounded to significant digits, never a NaN."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from app.engine.errors import NotFiniteError
from app.engine.operation import Array

DIGITS = 7
"""Significant digits of the numbers in a trace."""


def significant(number: float, digits: int = DIGITS) -> float:
    """Round to significant digits, in float64; −0 becomes 0. Errors: NotFiniteError."""
    if not math.isfinite(number):
        raise NotFiniteError(f"a number that cannot be sent: {number}")
    return float(f"{number:.{digits}g}") or 0.0


def nested(array: Array, digits: int | None = DIGITS) -> Any:
    """An array of any number of axes as nested lists (one number for none). `digits` None keeps every digit."""
    if not np.isfinite(array).all():
        raise NotFiniteError("an array that cannot be sent: it holds a NaN or an infinity")
    if digits is None:
        return array.tolist()
    flat = [float(text) or 0.0 for text in map(f"%.{digits}g".__mod__, array.ravel().tolist())]
    return _fold(flat, array.shape)


def _fold(flat: list[float], shape: tuple[int, ...]) -> Any:
    if not shape:
        return flat[0]
    if len(shape) == 1:
        return flat
    size = len(flat) // shape[0] if shape[0] else 0
    return [_fold(flat[k * size : (k + 1) * size], shape[1:]) for k in range(shape[0])]
