"""off_plane: what a drawing of a plane leaves out."""

import numpy as np
import pytest

from app.engine.operations.off_plane import OFF_PLANE


def test_a_point_above_the_plane_is_as_far_from_it_as_it_is_high() -> None:
    rows = np.array([[3.0, 4.0, 12.0], [1.0, 1.0, 0.0]])
    assert OFF_PLANE.forward(rows, rows[:, 0], rows[:, 1]) == pytest.approx([12.0, 0.0])


def test_what_rounding_makes_less_than_nothing_is_nothing() -> None:
    assert OFF_PLANE.forward(np.array([[0.1, 0.2]]), np.array([0.1 + 1e-9]), np.array([0.2])).tolist() == [0.0]
