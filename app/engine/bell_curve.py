"""The share Φ of a bell curve that lies below a number, for float32: as exact as such numbers are, in few passes.

Φ(x) = 1 / (1 + e^−L(x)), and L is odd and smooth: x times a polynomial in x². So x·Φ(x) is one division. The
coefficients make the largest error of x·Φ(x) as small as it can be with seven of them, 7e-8; float32 itself errs more.
"""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array

LOGIT = tuple(
    np.float32(-coefficient)
    for coefficient in (
        1.5957684322301635, 0.07266856702994694, -6.625998801536979e-05, -0.00011048031688424433,
        7.938218916768062e-06, -2.6689281897135227e-07, 3.6112328369782252e-09,
    )
)  # fmt: skip
"""−L(x) / x, lowest power of x² first. It rises without end, so that nothing far away comes back."""
AT_ONCE = 1 << 16
"""So many numbers and what lies between them stay in the nearer memory; fewer at a time cost more calls."""


def let_through(numbers: Array) -> Array:
    """x · Φ(x) of every number, float32; the shape and the order in memory stay."""
    made = np.empty_like(numbers)
    if not made.flags.forc or made.strides != numbers.strides:  # neither lies in one run: count them one by one
        numbers = np.ascontiguousarray(numbers)
        made = np.empty_like(numbers)
    run, written = numbers.ravel("K"), made.ravel("K")
    square, power = (np.empty(min(run.size, AT_ONCE), numbers.dtype) for _ in range(2))
    with np.errstate(over="ignore"):  # e to much is infinite, and a number divided by it is 0, as it should be
        for start in range(0, run.size, AT_ONCE):
            own, out = run[start : start + AT_ONCE], written[start : start + AT_ONCE]
            _part(own, out, square[: own.size], power[: own.size])
    return made


def _part(own: Array, out: Array, square: Array, power: Array) -> None:
    """Into `out`; `square` and `power` are written over."""
    np.multiply(own, own, out=square)
    np.multiply(square, LOGIT[-1], out=power)
    for coefficient in LOGIT[-2:0:-1]:
        np.add(power, coefficient, out=power)
        np.multiply(power, square, out=power)
    np.add(power, LOGIT[0], out=power)
    np.multiply(power, own, out=power)  # −L
    np.exp(power, out=power)
    np.add(power, np.float32(1.0), out=power)
    np.divide(own, power, out=out)
