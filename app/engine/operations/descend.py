"""descend: one step of gradient descent. A parameter moves against its gradient."""

from __future__ import annotations

from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total


def forward(parameter: Array, grad: Array, *, learning_rate: float) -> Array:
    """parameter − learning_rate · gradient; the shape stays."""
    return parameter - learning_rate * grad


def explain(index: Index, value: Array, parameter: Array, grad: Array, *, learning_rate: float) -> Explanation:
    """parameter[i] − learning_rate · grad[i]."""
    terms = (
        Term(0, index, float(parameter[index]), float(parameter[index])),
        Term(1, index, float(grad[index]), -learning_rate * float(grad[index]), -learning_rate),
    )
    return Explanation("weight − learning rate × gradient", terms, total)


DESCEND = Operation("descend", forward, explain, same_dims)
