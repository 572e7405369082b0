"""linear: each output adds up what it receives, every input multiplied by its weight, and a bias.

For few numbers `dot` makes less ado than `@`. With the arrays turned round, the result lies in memory neuron by neuron,
so that a bias is added to one long run of numbers, and not to each sample's few.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from app.engine.errors import ShapeError
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total
from app.engine.said import N_


def forward(inputs: Array, weight: Array, bias: Array) -> Array:
    """[..., d_in] @ [d_in, d_out] + [d_out] -> [..., d_out]. Any number of leading axes, also none."""
    try:
        if inputs.ndim == 2:
            turned: Array = weight.T.dot(inputs.T)
            turned += bias[:, None]
            return turned.T
        pre = _by_rows(inputs, weight) if inputs.ndim > 2 else weight.T.dot(inputs)
    except ValueError as wrong:
        raise ShapeError(
            N_("inputs and weights do not fit: {given} inputs, weights for {wanted}"),
            given=inputs.shape[-1],
            wanted=weight.shape[0],
        ) from wrong
    pre += bias
    return pre


def grad_input(grad: Array, weight: Array) -> Array:
    """[..., d_out] @ [d_out, d_in] -> [..., d_in]."""
    return _by_rows(grad, weight.T) if grad.ndim > 2 else weight.dot(grad.T).T


def _by_rows(inputs: Array, weight: Array) -> Array:
    """One product of two tables, and not one for each sample: [..., d_in] @ [d_in, d_out] -> [..., d_out]."""
    rows: Array = inputs.reshape(-1, inputs.shape[-1]) @ weight  # [..., d_in] -> [n, d_in] -> [n, d_out]
    return rows.reshape(*inputs.shape[:-1], weight.shape[1])


def grad_weight(grad: Array, inputs: Array) -> Array:
    """Every leading axis is summed away: [n, d_in]ᵀ @ [n, d_out] -> [d_in, d_out]."""
    if inputs.ndim != 2:
        inputs = inputs.reshape(-1, inputs.shape[-1])  # [..., d_in] -> [n, d_in]
        grad = grad.reshape(-1, grad.shape[-1])  # [..., d_out] -> [n, d_out]
    gathered: Array = inputs.T.dot(grad)
    return gathered


def grad_bias(grad: Array) -> Array:
    """Every leading axis is summed away: [n, d_out] -> [d_out]."""
    if grad.ndim == 1:
        return grad
    if grad.shape[0] == 1 and grad.ndim == 2:
        single: Array = grad[0]
        return single
    if grad.ndim > 2:
        grad = grad.reshape(-1, grad.shape[-1])  # [..., d_out] -> [n, d_out]
    # [n] @ [n, d_out] -> [d_out], for BLAS adds up several times faster than `sum`
    summed: Array = _ones(grad.shape[0], grad.dtype.char).dot(grad)
    return summed


@lru_cache(maxsize=16)
def _ones(length: int, dtype: str) -> Array:
    ones: Array = np.ones(length, dtype)
    ones.flags.writeable = False
    return ones


def explain(index: Index, value: Array, inputs: Array, weight: Array, bias: Array) -> Explanation:
    """value[..., j] = Σᵢ inputs[..., i]·weight[i, j] + bias[j]."""
    *lead, j = index
    row = inputs[tuple(lead)]
    terms = [
        Term(0, (*lead, i), float(row[i]), float(row[i] * weight[i, j]), float(weight[i, j]), 1, (i, j))
        for i in range(row.shape[0])
    ]
    terms.append(Term(2, (j,), float(bias[j]), float(bias[j])))
    return Explanation("sum of input × weight, plus bias", tuple(terms), total)


def explain_grad_input(index: Index, value: Array, grad: Array, weight: Array) -> Explanation:
    """grad_input[..., i] = Σⱼ grad[..., j]·weight[i, j]: what flows back along every wire that leaves here."""
    *lead, i = index
    row = grad[tuple(lead)]
    terms = tuple(
        Term(0, (*lead, j), float(row[j]), float(row[j] * weight[i, j]), float(weight[i, j]), 1, (i, j))
        for j in range(row.shape[0])
    )
    return Explanation("sum of gradient × weight, over the wires that leave", terms, total)


def explain_grad_weight(index: Index, value: Array, grad: Array, inputs: Array) -> Explanation:
    """grad_weight[i, j] = Σ inputs[..., i]·grad[..., j] over every leading index (the samples)."""
    i, j = index
    terms = tuple(
        Term(
            1,
            (*lead, i),
            float(inputs[(*lead, i)]),
            float(inputs[(*lead, i)] * grad[(*lead, j)]),
            float(grad[(*lead, j)]),
            0,
            (*lead, j),
        )
        for lead in np.ndindex(inputs.shape[:-1])
    )
    return Explanation("input × gradient, summed over the samples", terms, total)


def explain_grad_bias(index: Index, value: Array, grad: Array) -> Explanation:
    """grad_bias[j] = Σ grad[..., j] over every leading index (the samples)."""
    (j,) = index
    terms = tuple(
        Term(0, (*lead, j), float(grad[(*lead, j)]), float(grad[(*lead, j)])) for lead in np.ndindex(grad.shape[:-1])
    )
    return Explanation("gradient, summed over the samples", terms, total)


def _dims(inputs: tuple[str, ...], weight: tuple[str, ...], bias: tuple[str, ...]) -> tuple[str, ...]:
    return (*inputs[:-1], weight[1])


GRAD_INPUT = Operation(
    "linear_grad_input", grad_input, explain_grad_input, lambda grad, weight: (*grad[:-1], weight[0])
)
GRAD_WEIGHT = Operation(
    "linear_grad_weight", grad_weight, explain_grad_weight, lambda grad, inputs: (inputs[-1], grad[-1])
)
GRAD_BIAS = Operation("linear_grad_bias", grad_bias, explain_grad_bias, lambda grad: grad[-1:])

LINEAR = Operation(
    "linear",
    forward,
    explain,
    _dims,
    (
        Backward(0, GRAD_INPUT, (GRAD, 1)),
        Backward(1, GRAD_WEIGHT, (GRAD, 0)),
        Backward(2, GRAD_BIAS, (GRAD,)),
    ),
)
