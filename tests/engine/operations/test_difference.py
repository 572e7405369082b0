"""difference: one sentence minus another, token against token."""

from __future__ import annotations

import numpy as np

from app.engine.operations.difference import DIFFERENCE


def test_only_the_axes_that_are_named_are_lined_up() -> None:
    left, right = np.arange(6.0).reshape(3, 2), np.ones((2, 2))
    assert DIFFERENCE.forward(left, right, (0,), ((0, 0), (2, 1))).tolist() == [[-1.0, 0.0], [3.0, 4.0]]


def test_what_is_masked_in_one_of_them_is_masked() -> None:
    left, right = np.array([[0.0, -np.inf], [1.0, 2.0]]), np.array([[0.5, -np.inf], [1.0, 1.0]])
    assert DIFFERENCE.forward(left, right, (0, 1), ((0, 0), (1, 1))).tolist() == [[-0.5, -np.inf], [0.0, 1.0]]
