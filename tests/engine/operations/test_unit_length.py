"""unit_length: only the direction is left."""

import numpy as np
import pytest

from app.engine.operations.unit_length import UNIT_LENGTH


def test_three_and_four_become_three_fifths_and_four_fifths() -> None:
    assert UNIT_LENGTH.forward(np.array([3.0, 4.0])) == pytest.approx([0.6, 0.8])


def test_a_row_of_nought_stays_nought() -> None:
    assert UNIT_LENGTH.forward(np.zeros((2, 3))).tolist() == [[0.0] * 3] * 2


def test_to_stretch_a_row_changes_nothing() -> None:
    row = np.array([1.0, -2.0, 0.5])
    assert UNIT_LENGTH.forward(7.0 * row) == pytest.approx(UNIT_LENGTH.forward(row))
