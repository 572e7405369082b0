"""last: of all places, the last alone."""

from __future__ import annotations

import numpy as np

from app.engine.operations.last import GRAD_ROWS, LAST


def test_only_the_last_place_is_looked_at_and_only_it_is_to_blame() -> None:
    rows = np.arange(6.0).reshape(3, 2)
    assert LAST.forward(rows).tolist() == [4.0, 5.0]
    assert GRAD_ROWS.forward(np.array([1.0, 2.0]), rows).tolist() == [[0.0, 0.0], [0.0, 0.0], [1.0, 2.0]]


def test_each_sample_has_its_own_last_place() -> None:
    assert LAST.forward(np.arange(12.0).reshape(2, 3, 2)).tolist() == [[4.0, 5.0], [10.0, 11.0]]
