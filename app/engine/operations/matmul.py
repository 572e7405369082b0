"""matmul: each output adds up what it receives, every input multiplied by its weight; there is no bias."""

from __future__ import annotations

from app.engine.contraction import products
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, total
from app.engine.sums import as_rows


def forward(inputs: Array, weight: Array) -> Array:
    """[..., d_in] @ [d_in, d_out] -> [..., d_out]."""
    if inputs.ndim == 2 and weight.flags.f_contiguous:  # of few rows BLAS makes less ado when all is turned round
        turned: Array = weight.T.dot(inputs.T).T
        return turned
    out = as_rows(inputs) @ weight
    return out.reshape(*inputs.shape[:-1], weight.shape[1])


def grad_input(grad: Array, weight: Array) -> Array:
    """[..., d_out] @ [d_out, d_in] -> [..., d_in]."""
    return forward(grad, weight.T)


def grad_weight(grad: Array, inputs: Array) -> Array:
    """Every leading axis is summed away: [n, d_in]ᵀ @ [n, d_out] -> [d_in, d_out]."""
    gathered: Array = (as_rows(grad).T @ as_rows(inputs)).T  # the transpose of a table is wanted next, as it lies
    return gathered


def explain(index: Index, value: Array, inputs: Array, weight: Array) -> Explanation:
    """Σᵢ inputs[..., i]·weight[i, j]."""
    return Explanation("sum of input × weight", products(index, "*i,ij->*j", inputs, weight), total)


def explain_grad_input(index: Index, value: Array, grad: Array, weight: Array) -> Explanation:
    """Σⱼ grad[..., j]·weight[i, j]."""
    return Explanation("sum of gradient × weight", products(index, "*j,ij->*i", grad, weight), total)


def explain_grad_weight(index: Index, value: Array, grad: Array, inputs: Array) -> Explanation:
    """Σ inputs[..., i]·grad[..., j] over the places."""
    terms = products(index, "*i,*j->ij", inputs, grad, (1, 0))
    return Explanation("input × gradient, summed over the places", terms, total)


GRAD_INPUT = Operation(
    "matmul_grad_input", grad_input, explain_grad_input, lambda grad, weight: (*grad[:-1], weight[0])
)
GRAD_WEIGHT = Operation(
    "matmul_grad_weight", grad_weight, explain_grad_weight, lambda grad, inputs: (inputs[-1], grad[-1])
)
MATMUL = Operation(
    "matmul",
    forward,
    explain,
    lambda inputs, weight: (*inputs[:-1], weight[1]),
    (Backward(0, GRAD_INPUT, (GRAD, 1)), Backward(1, GRAD_WEIGHT, (GRAD, 0))),
)
