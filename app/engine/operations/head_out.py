"""head_out: what each head writes into the stream on its own; join_heads adds these up, and a bias."""

from __future__ import annotations

import numpy as np

from app.engine.contraction import products
from app.engine.operation import Array, Explanation, Index, Operation, total


def forward(z: Array, weight: Array) -> Array:
    """[pos, head, d_head], [head, d_head, d_model] -> [pos, head, d_model]."""
    return np.asarray(np.einsum("phd,hdm->phm", z, weight, optimize=True))


def explain(index: Index, value: Array, z: Array, weight: Array) -> Explanation:
    """Σ_d z[p, h, d]·weight[h, d, m]."""
    return Explanation("sum of z × weight", products(index, "phd,hdm->phm", z, weight), total)


HEAD_OUT = Operation("head_out", forward, explain, lambda z, weight: (*z[:-1], weight[-1]))
