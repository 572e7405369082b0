"""join_heads: what the heads have gathered is carried back into the stream, each by its own weights, and added up."""

from __future__ import annotations

from app.engine.contraction import over_leads, products
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total
from app.engine.sums import as_rows, lead_sums


def forward(z: Array, weight: Array, bias: Array) -> Array:
    """[..., head, d_head], [head, d_head, d_model], [d_model] -> [..., d_model]."""
    if z.ndim == 3:
        # [d_model, head·d_head] @ [head·d_head, pos]
        turned: Array = weight.reshape(-1, weight.shape[2]).T.dot(z.reshape(z.shape[0], -1).T)
        turned += bias[:, None]
        joined: Array = turned.T
        return joined
    out = as_rows(z, 2) @ weight.reshape(-1, weight.shape[2])  # [n, head·d_head] @ [head·d_head, d_model]
    out += bias
    return out.reshape(*z.shape[:-2], -1)


def grad_z(grad: Array, weight: Array) -> Array:
    """[..., d_model] -> [..., head, d_head]."""
    back = as_rows(grad) @ weight.reshape(-1, weight.shape[2]).T
    return back.reshape(*grad.shape[:-1], *weight.shape[:2])


def grad_weight(grad: Array, z: Array) -> Array:
    """Every leading axis is summed away: [..., d_model], [..., head, d_head] -> [head, d_head, d_model]."""
    gathered = as_rows(z, 2).T @ as_rows(grad)  # [head·d_head, n] @ [n, d_model]
    return gathered.reshape(*z.shape[-2:], -1)


def grad_bias(grad: Array) -> Array:
    """Every leading axis is summed away: [..., d_model] -> [d_model]."""
    return lead_sums(grad)


def explain(index: Index, value: Array, z: Array, weight: Array, bias: Array) -> Explanation:
    """value[..., m] = Σ z[..., h, d]·weight[h, d, m] over the heads and their numbers, + bias[m]."""
    own = index[-1:]
    terms = products(index, "*hd,hdm->*m", z, weight)
    return Explanation(
        "sum of z × weight over the heads, plus bias", (*terms, Term(2, own, float(bias[own]), float(bias[own]))), total
    )


def explain_grad_z(index: Index, value: Array, grad: Array, weight: Array) -> Explanation:
    """Σₘ grad[..., m]·weight[h, d, m]."""
    return Explanation("sum of gradient × weight", products(index, "*m,hdm->*hd", grad, weight), total)


def explain_grad_weight(index: Index, value: Array, grad: Array, z: Array) -> Explanation:
    """Σ z[..., h, d]·grad[..., m] over the places."""
    terms = products(index, "*hd,*m->hdm", z, grad, (1, 0))
    return Explanation("z × gradient, summed over the places", terms, total)


def explain_grad_bias(index: Index, value: Array, grad: Array) -> Explanation:
    """Σ grad[..., m] over the places."""
    return Explanation("gradient, summed over the places", over_leads(index, grad), total)


GRAD_Z = Operation("join_heads_grad_z", grad_z, explain_grad_z, lambda grad, weight: (*grad[:-1], *weight[:2]))
GRAD_WEIGHT = Operation("join_heads_grad_weight", grad_weight, explain_grad_weight, lambda grad, z: (*z[-2:], grad[-1]))
GRAD_BIAS = Operation("join_heads_grad_bias", grad_bias, explain_grad_bias, lambda grad: grad[-1:])
JOIN_HEADS = Operation(
    "join_heads",
    forward,
    explain,
    lambda z, weight, bias: (*z[:-2], *bias),
    (
        Backward(0, GRAD_Z, (GRAD, 1)),
        Backward(1, GRAD_WEIGHT, (GRAD, 0)),
        Backward(2, GRAD_BIAS, (GRAD,)),
    ),
)
