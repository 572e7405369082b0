"""transpose: rows become columns."""

from __future__ import annotations

import numpy as np

from app.engine.operations.transpose import GRAD_WEIGHT, TRANSPOSE


def test_rows_become_columns_and_back_again() -> None:
    table = np.arange(6.0).reshape(2, 3)
    turned = TRANSPOSE.forward(table)
    assert turned.tolist() == [[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]]
    np.testing.assert_array_equal(GRAD_WEIGHT.forward(turned), table)


def test_no_number_is_copied() -> None:
    table = np.zeros((2, 3))
    assert np.shares_memory(TRANSPOSE.forward(table), table)
