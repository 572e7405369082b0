"""matmul: inputs times weights, without a bias."""

from __future__ import annotations

import numpy as np

from app.engine.operations.matmul import GRAD_INPUT, GRAD_WEIGHT, MATMUL


def test_a_worked_example() -> None:
    weight = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, 3.0]])
    assert MATMUL.forward(np.array([10.0, 1.0]), weight).tolist() == [10.0, 1.0, 23.0]
    assert GRAD_INPUT.forward(np.array([1.0, 1.0, 1.0]), weight).tolist() == [3.0, 4.0]
    assert GRAD_WEIGHT.forward(np.array([1.0, 0.0, 2.0]), np.array([10.0, 1.0])).tolist() == [[10, 0, 20], [1, 0, 2]]


def test_any_number_of_leading_axes_is_taken() -> None:
    rng = np.random.default_rng(0)
    inputs, weight = rng.normal(size=(2, 3, 4)), rng.normal(size=(4, 5))
    np.testing.assert_allclose(MATMUL.forward(inputs, weight), inputs @ weight, rtol=1e-12)
