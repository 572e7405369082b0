"""Arrays become JSON numbers: rounded to significant digits, never a NaN."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.errors import NotFiniteError
from app.engine.operation import Array
from app.trace.language import N_

DIGITS = 7
"""Significant digits of the numbers in a trace."""


def finite(number: float) -> float:
    """The number itself, every digit of it. Errors: NotFiniteError."""
    if not math.isfinite(number):
        raise NotFiniteError(N_("a number that cannot be sent: {number}"), number=number)
    return number


def significant(number: float, digits: int = DIGITS) -> float:
    """Round to significant digits, in float64; −0 becomes 0. Errors: NotFiniteError."""
    return float(f"{finite(number):.{digits}g}") or 0.0


def nested(array: Array, digits: int | None = DIGITS) -> Any:
    """An array of any number of axes as nested lists (one number for none). `digits` None keeps every digit."""
    if not np.isfinite(array).all():
        raise NotFiniteError(N_("an array that cannot be sent: it holds a NaN or an infinity"))
    if digits is None:
        return array.tolist()
    return (_by_arithmetic if array.size > FEW else _by_text)(array, digits).tolist()


def nested_all(arrays: list[Array], digits: int = DIGITS, masked: Collection[int] = ()) -> list[Any]:
    """Each array as `nested` gives it. They are rounded together, which is quicker than one by one.

    `masked` are the places in the list of those arrays in which −infinity stands on purpose: it becomes null.
    """
    hidden = {k: np.isneginf(arrays[k]) for k in masked}
    arrays = [np.where(hidden[k], 0.0, array) if k in hidden else array for k, array in enumerate(arrays)]
    together = np.concatenate([array.ravel() for array in arrays]) if arrays else np.zeros(0)
    if not np.isfinite(together).all():
        raise NotFiniteError(N_("an array that cannot be sent: it holds a NaN or an infinity"))
    rounded = (_by_arithmetic if together.size > FEW else _by_text)(together, digits)
    told, start = [], 0
    for k, array in enumerate(arrays):
        own: NDArray[Any] = rounded[start : start + array.size].reshape(array.shape)
        if k in hidden:
            own = own.astype(object)
            own[hidden[k]] = None
        told.append(own.tolist())
        start += array.size
    return told


FEW = 50
"""Up to so many numbers it is quicker to print each and read it back than to reckon with all of them together."""
POWERS = np.array([float(f"1e{power}") for power in range(23)])
"""Every power of ten that a float64 holds exactly."""


def _by_text(array: Array, digits: int) -> Array:
    """Print every number and read it back, as `significant` does; −0 becomes 0."""
    rounded = [float(text) for text in map(f"%.{digits}g".__mod__, array.ravel().tolist())]
    return np.array(rounded).reshape(array.shape) + 0.0


def _by_arithmetic(array: Array, digits: int) -> Array:
    """The same numbers as by text: whole ones, of so many digits, times or by an exact power of ten.

    One such operation rounds as reading the text does. Only a number that seems to lie half-way between two, or whose
    power of ten is not exact, is printed after all.
    """
    sizes = np.abs(array.astype(float))
    places = digits - 1 - np.floor(np.log10(np.where(sizes == 0.0, 1.0, sizes))).astype(int)
    last = len(POWERS) - 1
    up, down = POWERS[np.clip(places, 0, last)], POWERS[np.clip(-places, 0, last)]  # one of the two is 1
    shifted = sizes * up / down  # so many digits before the point
    whole = np.rint(shifted)
    rounded: Array = np.copysign(whole / up * down, array)
    unsure = (np.abs(places) > last) | (np.abs(np.abs(shifted - whole) - 0.5) < 1e-6)
    if unsure.any():
        rounded[unsure] = _by_text(array[unsure], digits)
    return rounded + 0.0  # −0 becomes 0
