"""mix: each place gathers the values of the places it attends to, in the shares of its pattern."""

from __future__ import annotations

from app.engine.contraction import products
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, total


def forward(pattern: Array, v: Array) -> Array:
    """[..., head, query_pos, key_pos], [..., key_pos, head, d_head] -> [..., query_pos, head, d_head]."""
    if v.ndim == 3:  # so that z lies as v does, the places side by side: [head, d_head, query_pos]
        return (v.transpose(1, 2, 0) @ pattern.swapaxes(-2, -1)).transpose(2, 0, 1)
    return (pattern @ v.swapaxes(-3, -2)).swapaxes(-3, -2)


def grad_pattern(grad: Array, v: Array) -> Array:
    """[..., query_pos, head, d_head] -> [..., head, query_pos, key_pos]."""
    back: Array = grad.swapaxes(-3, -2) @ v.swapaxes(-3, -2).swapaxes(-2, -1)
    return back


def grad_v(grad: Array, pattern: Array) -> Array:
    """[..., query_pos, head, d_head] -> [..., key_pos, head, d_head]."""
    return (pattern.swapaxes(-2, -1) @ grad.swapaxes(-3, -2)).swapaxes(-3, -2)


def explain(index: Index, value: Array, pattern: Array, v: Array) -> Explanation:
    """Σⱼ pattern[..., h, i, j]·v[..., j, h, d]."""
    return Explanation("sum of share × value", products(index, "*hij,*jhd->*ihd", pattern, v), total)


def explain_grad_pattern(index: Index, value: Array, grad: Array, v: Array) -> Explanation:
    """Σ_d grad[..., i, h, d]·v[..., j, h, d]."""
    return Explanation("sum of gradient × value", products(index, "*ihd,*jhd->*hij", grad, v), total)


def explain_grad_v(index: Index, value: Array, grad: Array, pattern: Array) -> Explanation:
    """Σᵢ pattern[..., h, i, j]·grad[..., i, h, d]."""
    return Explanation("sum of gradient × share", products(index, "*ihd,*hij->*jhd", grad, pattern), total)


GRAD_PATTERN = Operation(
    "mix_grad_pattern",
    grad_pattern,
    explain_grad_pattern,
    lambda grad, v: (*grad[:-3], grad[-2], "query_pos", "key_pos"),
)
GRAD_V = Operation("mix_grad_v", grad_v, explain_grad_v, lambda grad, pattern: grad)
MIX = Operation(
    "mix",
    forward,
    explain,
    lambda pattern, v: v,
    (Backward(0, GRAD_PATTERN, (GRAD, 1)), Backward(1, GRAD_V, (GRAD, 0))),
)
