"""split_heads: each head by weights of its own."""

from __future__ import annotations

import numpy as np

from app.engine.operations.split_heads import SPLIT_HEADS


def test_two_heads_make_two_things_of_one_place() -> None:
    weight = np.array([[[1.0], [0.0]], [[0.0], [1.0]]])  # the first head reads the first number, the second the second
    out = SPLIT_HEADS.forward(np.array([[3.0, 5.0]]), weight, np.array([[0.0], [0.5]]))
    assert out.tolist() == [[[3.0], [5.5]]]


def test_the_heads_are_those_of_a_sum_over_named_axes() -> None:
    rng = np.random.default_rng(0)
    inputs, weight, bias = rng.normal(size=(2, 5, 6)), rng.normal(size=(3, 6, 4)), rng.normal(size=(3, 4))
    expected = np.einsum("spm,hmd->sphd", inputs, weight) + bias
    np.testing.assert_allclose(SPLIT_HEADS.forward(inputs, weight, bias), expected, rtol=1e-12)
