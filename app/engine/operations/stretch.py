"""stretch: each number of a row times its own weight, plus its own bias. The last stage of a layer norm."""

from __future__ import annotations

from app.engine.contraction import over_leads, products
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total
from app.engine.sums import lead_sums


def forward(normalized: Array, weight: Array, bias: Array) -> Array:
    """normalized · weight + bias: [..., d_model], [d_model], [d_model] -> [..., d_model]."""
    out: Array = normalized * weight
    out += bias
    return out


def grad_normalized(grad: Array, weight: Array) -> Array:
    """grad · weight."""
    return grad * weight


def grad_weight(grad: Array, normalized: Array) -> Array:
    """Σ grad · normalized over every leading axis: [..., d_model] -> [d_model]."""
    return lead_sums(grad * normalized)


def grad_bias(grad: Array) -> Array:
    """Σ grad over every leading axis: [..., d_model] -> [d_model]."""
    return lead_sums(grad)


def explain(index: Index, value: Array, normalized: Array, weight: Array, bias: Array) -> Explanation:
    """normalized[..., i] · weight[i] + bias[i]."""
    i = index[-1]
    number, factor = float(normalized[index]), float(weight[i])
    terms = (
        Term(0, index, number, number * factor, factor, 1, (i,)),
        Term(2, (i,), float(bias[i]), float(bias[i])),
    )
    return Explanation("times its weight, plus its bias", terms, total)


def explain_grad_normalized(index: Index, value: Array, grad: Array, weight: Array) -> Explanation:
    """grad[..., i] · weight[i]."""
    arriving, factor = float(grad[index]), float(weight[index[-1]])
    terms = (Term(0, index, arriving, arriving * factor, factor, 1, index[-1:]),)
    return Explanation("arriving gradient × weight", terms, total)


def explain_grad_weight(index: Index, value: Array, grad: Array, normalized: Array) -> Explanation:
    """Σ grad[..., i] · normalized[..., i]."""
    terms = products(index, "*m,*m->m", grad, normalized)
    return Explanation("gradient × normalized, summed over the places", terms, total)


def explain_grad_bias(index: Index, value: Array, grad: Array) -> Explanation:
    """Σ grad[..., i]."""
    return Explanation("gradient, summed over the places", over_leads(index, grad), total)


GRAD_NORMALIZED = Operation(
    "stretch_grad_normalized", grad_normalized, explain_grad_normalized, lambda grad, weight: grad
)
GRAD_WEIGHT = Operation("stretch_grad_weight", grad_weight, explain_grad_weight, lambda grad, normalized: grad[-1:])
GRAD_BIAS = Operation("stretch_grad_bias", grad_bias, explain_grad_bias, lambda grad: grad[-1:])
STRETCH = Operation(
    "stretch",
    forward,
    explain,
    lambda normalized, weight, bias: normalized,
    (
        Backward(0, GRAD_NORMALIZED, (GRAD, 1)),
        Backward(1, GRAD_WEIGHT, (GRAD, 0)),
        Backward(2, GRAD_BIAS, (GRAD,)),
    ),
)
