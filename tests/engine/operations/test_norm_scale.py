"""norm_scale: how far the numbers of a row are spread."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.operations.norm_scale import NORM_SCALE


def test_a_row_of_one_up_and_one_down_has_the_scale_one() -> None:
    assert NORM_SCALE.forward(np.array([4.0, 6.0]), epsilon=0.0) == 1.0


def test_a_row_of_equal_numbers_has_the_root_of_epsilon() -> None:
    assert NORM_SCALE.forward(np.full((2, 3), 7.0), epsilon=1e-4) == pytest.approx([0.01, 0.01])


def test_to_move_a_whole_row_does_not_change_its_scale_and_to_stretch_it_does() -> None:
    row = np.array([1.0, -2.0, 0.5])
    scale = NORM_SCALE.forward(row, epsilon=0.0)
    assert NORM_SCALE.forward(row + 100.0, epsilon=0.0) == pytest.approx(scale)
    assert NORM_SCALE.forward(3.0 * row, epsilon=0.0) == pytest.approx(3.0 * scale)
