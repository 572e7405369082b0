"""gelu: a number is let through by the share Φ of a bell curve that lies below it: large ones whole, small ones not.

Two forms of Φ: "tanh", which GPT-2 was made with, and "erf", the bell curve itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from app.engine.bell_curve import let_through
from app.engine.errors import NotAllowedError
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, same_dims, total
from app.engine.pieces import in_pieces
from app.engine.said import N_

CUBIC = 0.044715
STEEP = math.sqrt(2.0 / math.pi)
# fmt: off
COMPLEMENT = (
    -0.6513268598908547, 0.6419697923564902, 0.019476473204185836, -0.009561514786808632, -0.0009465953444820369,
    0.00036683949785276145, 4.252332480690777e-05, -2.0278578112534242e-05, -1.6242900046470256e-06,
    1.3036558355805232e-06, 1.5626441722066142e-08, -8.523809591492654e-08, 6.5290544390988515e-09,
    5.059343495551469e-09, -9.91364156493033e-10, -2.273651222931836e-10, 9.646791102015527e-11,
    2.3940380830391146e-12, -6.886027526497553e-12, 8.944879273090725e-13, 3.130921399342958e-13,
    -1.1270822361367252e-13, 3.810905255189232e-16, 7.106097613609237e-15, -1.5230282014571043e-15,
    -9.457494571291233e-17, 1.210237189224279e-16, -2.816663087747177e-17,
)
# fmt: on
"""The Chebyshev coefficients, in 2t − 1, of log(erfc(z)·e^(z²) / t) with t = 2 / (2 + z), for z from 0 up."""


def forward(pre: Array, form: str = "tanh") -> Array:
    """pre · Φ(pre) of every number; the shape stays. Errors: NotAllowedError for an unknown form."""
    if form not in ("tanh", "erf"):
        raise NotAllowedError(N_("unknown form of gelu: {form}"), "form", "tanh, erf", form=form)
    if form == "erf" and pre.dtype == np.float32:
        return let_through(pre)
    return in_pieces(_post_by_erf if form == "erf" else _post, pre)


def grad_pre(grad: Array, pre: Array, form: str = "tanh") -> Array:
    """grad · (Φ + pre · the slope of Φ)."""
    return in_pieces(_grad_by_erf if form == "erf" else _grad, grad, pre)


def _post(pre: Array) -> Array:
    post = _below(pre)
    post *= pre
    return post


def _post_by_erf(pre: Array) -> Array:
    return _below_by_erf(pre) * pre


def _grad(grad: Array, pre: Array) -> Array:
    below = _below(pre)
    slope = pre * pre
    slope *= 6.0 * CUBIC * STEEP
    slope += 2.0 * STEEP
    slope *= pre
    slope *= below
    slope *= 1.0 - below
    slope += below
    slope *= grad
    return slope


def _grad_by_erf(grad: Array, pre: Array) -> Array:
    density: Array = np.exp(-0.5 * pre * pre) * (1.0 / math.sqrt(2.0 * math.pi))
    return grad * (_below_by_erf(pre) + pre * density)


def _below(pre: Array) -> Array:
    """Φ of every number by tanh, a new array."""
    below = np.asarray(pre * pre)
    below *= CUBIC * STEEP
    below += STEEP
    below *= pre
    np.tanh(below, out=below)
    below *= 0.5
    below += 0.5
    return below


def _below_by_erf(pre: Array) -> Array:
    far = np.abs(pre) * math.sqrt(0.5)
    t = 2.0 / (2.0 + far)
    outside: Array = np.polynomial.chebyshev.chebval(2.0 * t - 1.0, COMPLEMENT)
    half = 0.5 * t * np.exp(outside - far * far)  # half of erfc: what lies beyond, on one side
    return np.asarray(np.where(pre < 0.0, half, 1.0 - half), dtype=pre.dtype)


def _by_hand(form: str) -> Callable[[Sequence[Term]], float]:
    def rule(terms: Sequence[Term]) -> float:
        pre = total(terms)
        if form == "erf":
            return 0.5 * pre * math.erfc(-pre * math.sqrt(0.5))
        return pre * (0.5 + 0.5 * math.tanh(STEEP * (pre + CUBIC * pre**3)))

    return rule


def explain(index: Index, value: Array, pre: Array, form: str = "tanh") -> Explanation:
    """value[i] = pre[i] · Φ(pre[i])."""
    number = float(pre[index])
    return Explanation(
        "let through by the share of a bell curve below it", (Term(0, index, number, number),), _by_hand(form)
    )


def explain_grad_pre(index: Index, value: Array, grad: Array, pre: Array, form: str = "tanh") -> Explanation:
    """grad[i] · slope of gelu at pre[i]."""
    arriving = float(grad[index])
    slope = float(grad_pre(np.ones(()), np.asarray(pre[index]), form))
    term = Term(0, index, arriving, arriving * slope, slope, 1, index)
    return Explanation("arriving gradient × slope of gelu", (term,), total)


GRAD_PRE = Operation("gelu_grad", grad_pre, explain_grad_pre, same_dims)
GELU = Operation("gelu", forward, explain, same_dims, (Backward(0, GRAD_PRE, (GRAD, 0)),))
