"""normalize: the mean of each row is taken off, and what is left is divided by the row's scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from app.engine.contraction import products
from app.engine.operation import GRAD, VALUE, Array, Backward, Explanation, Index, Operation, Term, total
from app.engine.sums import row_means, row_sums


def forward(resid: Array, scale: Array) -> Array:
    """(resid − its mean) / scale: [..., d_model], [...] -> [..., d_model]."""
    normalized: Array = resid - row_means(resid)
    normalized *= (1.0 / scale)[..., None]
    return normalized


def grad_resid(grad: Array, scale: Array) -> Array:
    """(grad − its mean) / scale: a number gains only what it gains over the average."""
    return forward(grad, scale)


def grad_scale(grad: Array, normalized: Array, scale: Array) -> Array:
    """−Σ grad · normalized / scale: [..., d_model] -> [...]."""
    felt: Array = row_sums(grad * normalized)[..., 0]
    return np.asarray(felt / -scale)


def explain(index: Index, value: Array, resid: Array, scale: Array) -> Explanation:
    """(resid[i] − Σ resid / d_model) / scale: each number times what it counts here, and over the last term."""
    *lead, i = index
    row = resid[tuple(lead)].tolist()
    counts = [float(i == j) - 1.0 / len(row) for j in range(len(row))]
    terms = [Term(0, (*lead, j), number, number * counts[j], counts[j]) for j, number in enumerate(row)]
    terms.append(_scale_term(1, tuple(lead), scale))
    return Explanation("distance from the mean, divided by the scale", tuple(terms), _divide(1), always=(i, len(row)))


def explain_grad_resid(index: Index, value: Array, grad: Array, scale: Array) -> Explanation:
    """(grad[i] − Σ grad / d_model) / scale."""
    return explain(index, value, grad, scale)


def explain_grad_scale(index: Index, value: Array, grad: Array, normalized: Array, scale: Array) -> Explanation:
    """−Σᵢ grad[i] · normalized[i] / scale."""
    terms = (*products(index, "*m,*m->*", grad, normalized), _scale_term(2, index, scale))
    last = len(terms) - 1
    return Explanation(
        "minus gradient × normalized, added up, divided by the scale", terms, _divide(2, -1.0), always=(last,)
    )


def _scale_term(operand: int, place: Index, scale: Array) -> Term:
    return Term(operand, place, float(scale[place]), float(scale[place]))


def _divide(operand: int, sign: float = 1.0) -> Callable[[Sequence[Term]], float]:
    """The rule: all the other products, divided by that of the term of this operand."""

    def rule(terms: Sequence[Term]) -> float:
        divisor = next(term.product for term in terms if term.operand == operand)
        return sign * total([term for term in terms if term.operand != operand]) / divisor

    return rule


GRAD_RESID = Operation("normalize_grad_resid", grad_resid, explain_grad_resid, lambda grad, scale: grad)
GRAD_SCALE = Operation("normalize_grad_scale", grad_scale, explain_grad_scale, lambda grad, normalized, scale: scale)
NORMALIZE = Operation(
    "normalize",
    forward,
    explain,
    lambda resid, scale: resid,
    (Backward(0, GRAD_RESID, (GRAD, 1)), Backward(1, GRAD_SCALE, (GRAD, VALUE, 1))),
)
