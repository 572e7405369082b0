"""join_heads: what the heads have gathered, added up."""

from __future__ import annotations

import numpy as np

from app.engine.operations.join_heads import JOIN_HEADS


def test_what_two_heads_write_is_added_up() -> None:
    weight = np.array([[[1.0, 0.0]], [[10.0, 1.0]]])
    assert JOIN_HEADS.forward(np.array([[[2.0], [3.0]]]), weight, np.array([0.5, 0.0])).tolist() == [[32.5, 3.0]]


def test_it_is_a_sum_over_named_axes() -> None:
    rng = np.random.default_rng(0)
    z, weight, bias = rng.normal(size=(2, 5, 3, 4)), rng.normal(size=(3, 4, 6)), rng.normal(size=6)
    expected = np.einsum("sphd,hdm->spm", z, weight) + bias
    np.testing.assert_allclose(JOIN_HEADS.forward(z, weight, bias), expected, rtol=1e-12)
