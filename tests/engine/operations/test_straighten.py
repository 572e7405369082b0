"""straighten: two directions are set at a right angle."""

import numpy as np
import pytest

from app.engine.operations.straighten import STRAIGHTEN


def test_what_is_left_has_nothing_in_common_with_the_other() -> None:
    axis, other = np.array([1.0, 2.0, 3.0]), np.array([0.6, 0.8, 0.0])
    assert STRAIGHTEN.forward(axis, other) @ other == pytest.approx(0.0, abs=1e-12)


def test_what_stands_at_a_right_angle_already_stays() -> None:
    assert STRAIGHTEN.forward(np.array([0.0, 2.0]), np.array([1.0, 0.0])).tolist() == [0.0, 2.0]
