"""split_heads: what each attention head makes of each place, by weights of its own: a query, a key or a value."""

from __future__ import annotations

from app.engine.contraction import over_leads, products
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total
from app.engine.sums import as_rows, lead_sums


def forward(inputs: Array, weight: Array, bias: Array) -> Array:
    """[..., d_model], [head, d_model, d_head], [head, d_head] -> [..., head, d_head]."""
    if inputs.ndim == 2:  # BLAS shares the work better where the places lie side by side
        turned: Array = _side_by_side(weight).T.dot(inputs.T)  # [head·d_head, d_model] @ [d_model, pos]
        turned += bias.reshape(-1, 1)
        heads: Array = turned.T.reshape(*inputs.shape[:-1], *bias.shape)
        return heads
    out = as_rows(inputs) @ _side_by_side(weight)  # [n, d_model] @ [d_model, head·d_head]
    out += bias.reshape(-1)
    return out.reshape(*inputs.shape[:-1], *bias.shape)


def grad_input(grad: Array, weight: Array) -> Array:
    """[..., head, d_head] -> [..., d_model]: what every head sends back."""
    back = as_rows(grad, 2) @ _side_by_side(weight).T
    return back.reshape(*grad.shape[:-2], weight.shape[1])


def grad_weight(grad: Array, inputs: Array) -> Array:
    """Every leading axis is summed away: [..., head, d_head], [..., d_model] -> [head, d_model, d_head]."""
    gathered = as_rows(inputs).T @ as_rows(grad, 2)  # [d_model, n] @ [n, head·d_head]
    return gathered.reshape(-1, *grad.shape[-2:]).transpose(1, 0, 2)


def grad_bias(grad: Array) -> Array:
    """Every leading axis is summed away: [..., head, d_head] -> [head, d_head]."""
    return lead_sums(grad, 2)


def _side_by_side(weight: Array) -> Array:
    """[head, d_model, d_head] -> [d_model, head·d_head]."""
    return weight.transpose(1, 0, 2).reshape(weight.shape[1], -1)


def explain(index: Index, value: Array, inputs: Array, weight: Array, bias: Array) -> Explanation:
    """value[..., h, d] = Σₘ inputs[..., m]·weight[h, m, d] + bias[h, d]."""
    own = index[-2:]
    terms = products(index, "*m,hmd->*hd", inputs, weight)
    return Explanation(
        "sum of input × weight, plus bias", (*terms, Term(2, own, float(bias[own]), float(bias[own]))), total
    )


def explain_grad_input(index: Index, value: Array, grad: Array, weight: Array) -> Explanation:
    """Σ grad[..., h, d]·weight[h, m, d] over the heads and their numbers."""
    terms = products(index, "*hd,hmd->*m", grad, weight)
    return Explanation("sum of gradient × weight, over the heads", terms, total)


def explain_grad_weight(index: Index, value: Array, grad: Array, inputs: Array) -> Explanation:
    """Σ inputs[..., m]·grad[..., h, d] over the places."""
    terms = products(index, "*m,*hd->hmd", inputs, grad, (1, 0))
    return Explanation("input × gradient, summed over the places", terms, total)


def explain_grad_bias(index: Index, value: Array, grad: Array) -> Explanation:
    """Σ grad[..., h, d] over the places."""
    return Explanation("gradient, summed over the places", over_leads(index, grad), total)


GRAD_INPUT = Operation(
    "split_heads_grad_input", grad_input, explain_grad_input, lambda grad, weight: (*grad[:-2], weight[1])
)
GRAD_WEIGHT = Operation(
    "split_heads_grad_weight", grad_weight, explain_grad_weight, lambda grad, inputs: (grad[-2], inputs[-1], grad[-1])
)
GRAD_BIAS = Operation("split_heads_grad_bias", grad_bias, explain_grad_bias, lambda grad: grad[-2:])
SPLIT_HEADS = Operation(
    "split_heads",
    forward,
    explain,
    lambda inputs, weight, bias: (*inputs[:-1], *bias),
    (
        Backward(0, GRAD_INPUT, (GRAD, 1)),
        Backward(1, GRAD_WEIGHT, (GRAD, 0)),
        Backward(2, GRAD_BIAS, (GRAD,)),
    ),
)
