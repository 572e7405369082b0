"""divide: each number of a row, by the one number that belongs to the row."""

from __future__ import annotations

from collections.abc import Sequence

from app.engine.operation import GRAD, VALUE, Array, Backward, Explanation, Index, Operation, Term
from app.engine.operations import normalize


def forward(row: Array, by: Array) -> Array:
    """[..., d_model], [...] -> [..., d_model]."""
    parts: Array = row / by[..., None]
    return parts


def grad_row(grad: Array, by: Array) -> Array:
    """grad / by."""
    return forward(grad, by)


def explain(index: Index, value: Array, row: Array, by: Array) -> Explanation:
    """row[..., m] / by[...]."""
    place = index[:-1]
    terms = (Term(0, index, float(row[index]), float(row[index])), Term(1, place, float(by[place]), float(by[place])))

    def rule(terms: Sequence[Term]) -> float:
        divisor = next(term.product for term in terms if term.operand == 1)
        return next(term.product for term in terms if term.operand == 0) / divisor

    return Explanation("the one divided by the other", terms, rule)


def explain_grad_row(index: Index, value: Array, grad: Array, by: Array) -> Explanation:
    """grad[..., m] / by[...]."""
    return explain(index, value, grad, by)


GRAD_ROW = Operation("divide_grad_row", grad_row, explain_grad_row, lambda grad, by: grad)
GRAD_BY = Operation(  # −Σ grad · value / by, as for the scale of a layer norm
    "divide_grad_by", normalize.grad_scale, normalize.explain_grad_scale, lambda grad, value, by: by
)
DIVIDE = Operation(
    "divide",
    forward,
    explain,
    lambda row, by: row,
    (Backward(0, GRAD_ROW, (GRAD, 1)), Backward(1, GRAD_BY, (GRAD, VALUE, 1))),
)
