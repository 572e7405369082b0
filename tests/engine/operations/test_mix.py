"""mix: values in the shares of the pattern."""

from __future__ import annotations

import numpy as np

from app.engine.operations.mix import MIX


def test_a_place_that_looks_at_one_other_has_its_value_and_one_that_looks_at_two_has_their_mean() -> None:
    pattern = np.array([[[1.0, 0.0], [0.5, 0.5]]])  # one head
    v = np.array([[[2.0, 20.0]], [[4.0, 60.0]]])
    assert MIX.forward(pattern, v).tolist() == [[[2.0, 20.0]], [[3.0, 40.0]]]


def test_it_is_a_sum_over_named_axes() -> None:
    rng = np.random.default_rng(0)
    pattern, v = rng.random((2, 3, 4, 5)), rng.normal(size=(2, 5, 3, 6))
    np.testing.assert_allclose(MIX.forward(pattern, v), np.einsum("shij,sjhd->sihd", pattern, v), rtol=1e-12)
