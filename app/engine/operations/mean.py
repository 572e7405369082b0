"""mean: the average of all the numbers there are."""

from __future__ import annotations

import numpy as np

from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, no_dims, total


def forward(numbers: Array) -> Array:
    """[...] -> one number."""
    return np.asarray(np.mean(numbers))


def grad_numbers(grad: Array, numbers: Array) -> Array:
    """Each number has the same share, 1/n, of the gradient."""
    return np.full_like(numbers, float(grad) / numbers.size)


def explain(index: Index, value: Array, numbers: Array) -> Explanation:
    """Σ numbers / n."""
    share = 1.0 / numbers.size
    terms = tuple(
        Term(0, place, float(numbers[place]), float(numbers[place]) * share, share)
        for place in np.ndindex(numbers.shape)
    )
    return Explanation("the sum, divided by how many there are", terms, total)


def explain_grad_numbers(index: Index, value: Array, grad: Array, numbers: Array) -> Explanation:
    """grad / n."""
    share = 1.0 / numbers.size
    return Explanation("an equal share", (Term(0, (), float(grad), float(grad) * share, share),), total)


GRAD_NUMBERS = Operation("mean_grad", grad_numbers, explain_grad_numbers, lambda grad, numbers: numbers)
MEAN = Operation("mean", forward, explain, no_dims, (Backward(0, GRAD_NUMBERS, (GRAD, 0)),))
