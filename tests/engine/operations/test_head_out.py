"""head_out: what each head writes on its own."""

from __future__ import annotations

import numpy as np

from app.engine.operations.head_out import HEAD_OUT
from app.engine.operations.join_heads import JOIN_HEADS


def test_the_heads_add_up_to_what_they_write_together() -> None:
    rng = np.random.default_rng(2)
    z, weight, bias = rng.normal(size=(5, 3, 4)), rng.normal(size=(3, 4, 6)), rng.normal(size=6)
    np.testing.assert_allclose(HEAD_OUT.forward(z, weight).sum(axis=1) + bias, JOIN_HEADS.forward(z, weight, bias))
