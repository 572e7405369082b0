"""stretch: each number times its own weight, plus its own bias."""

from __future__ import annotations

import numpy as np

from app.engine.operations.stretch import GRAD_WEIGHT, STRETCH


def test_weights_of_one_and_biases_of_nought_change_nothing() -> None:
    rows = np.random.default_rng(0).normal(size=(2, 3))
    np.testing.assert_array_equal(STRETCH.forward(rows, np.ones(3), np.zeros(3)), rows)


def test_a_worked_example() -> None:
    out = STRETCH.forward(np.array([[1.0, 2.0]]), np.array([10.0, -1.0]), np.array([0.5, 0.0]))
    assert out.tolist() == [[10.5, -2.0]]


def test_a_weight_is_to_blame_in_every_row() -> None:
    grad, rows = np.array([[1.0], [2.0]]), np.array([[3.0], [5.0]])
    assert GRAD_WEIGHT.forward(grad, rows).tolist() == [13.0]
