"""each_head: what every head by itself adds to the stream. join_heads adds the same numbers up over the heads."""

from __future__ import annotations

import numpy as np

from app.engine.contraction import products
from app.engine.operation import Array, Explanation, Index, Operation, total


def forward(z: Array, weight: Array) -> Array:
    """[..., head, d_head], [head, d_head, d_model] -> [..., head, d_model]."""
    return np.asarray((z[..., None, :] @ weight)[..., 0, :])  # [..., head, 1, d_head] @ [head, d_head, d_model]


def explain(index: Index, value: Array, z: Array, weight: Array) -> Explanation:
    """Σ z[..., h, d]·weight[h, d, m] over the numbers of the head."""
    return Explanation("sum of z × weight of this head", products(index, "*hd,hdm->*hm", z, weight), total)


EACH_HEAD = Operation("each_head", forward, explain, lambda z, weight: (*z[:-1], weight[2]))
