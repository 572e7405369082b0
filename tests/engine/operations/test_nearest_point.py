"""nearest_point: which other point lies nearest."""

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.operations import nearest_point
from app.engine.operations.nearest_point import NEAREST_POINT


def test_it_is_the_one_with_the_least_distance_and_never_itself() -> None:
    points = np.random.default_rng(0).normal(size=(50, 3))
    apart = np.linalg.norm(points[:, None] - points[None], axis=-1)
    np.fill_diagonal(apart, np.inf)
    assert NEAREST_POINT.forward(points).tolist() == apart.argmin(axis=1).tolist()


def test_of_equally_near_ones_it_is_the_first() -> None:
    line = np.array([[0.0], [1.0], [2.0], [1.0]])
    assert NEAREST_POINT.forward(line).tolist() == [1, 3, 1, 1]


def test_many_points_are_taken_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    points = np.random.default_rng(0).normal(size=(50, 3))
    whole = NEAREST_POINT.forward(points)
    monkeypatch.setattr(nearest_point, "AT_ONCE", 7)
    assert NEAREST_POINT.forward(points).tolist() == whole.tolist()


def test_one_point_alone_has_none() -> None:
    with pytest.raises(NotAllowedError, match="one point alone"):
        NEAREST_POINT.forward(np.zeros((1, 2)))
