"""alike: the cosine between rows in the same place."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.operations.alike import ALIKE


def test_each_row_is_held_against_its_own() -> None:
    before, after = np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([[5.0, 0.0], [1.0, -1.0]])
    assert ALIKE.forward(before, after).tolist() == pytest.approx([1.0, 0.0])


def test_a_row_of_nothing_is_like_nothing() -> None:
    assert ALIKE.forward(np.zeros(2), np.ones(2)) == 0.0
