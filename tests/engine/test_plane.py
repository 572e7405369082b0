"""The plane through a cloud is that of its principal components, and it is held steady while the cloud moves."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.errors import ShapeError
from app.engine.plane import plane_of, turned
from tests.engine.tries import TRIES


def cloud(seed: int, points: int = 30, d: int = 7) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(points, d)) * np.linspace(3.0, 0.2, d)


@settings(TRIES, max_examples=20)
@given(st.integers(0, 2**32 - 1), st.integers(3, 40), st.integers(2, 9))
def test_the_points_are_the_principal_components_of_pytorch_but_for_their_signs(seed: int, points: int, d: int) -> None:
    given_cloud = torch.tensor(cloud(seed, points, d))
    centred = given_cloud - given_cloud.mean(0)
    _left, spread, directions = torch.linalg.svd(centred, full_matrices=False)
    plane = plane_of(given_cloud.numpy())
    np.testing.assert_allclose(np.abs(plane.points), np.abs((centred @ directions[:2].T).numpy()), atol=1e-9)
    assert plane.share == pytest.approx(float((spread[:2] ** 2).sum() / (spread**2).sum()))


def test_what_lies_farthest_out_is_positive() -> None:
    points = plane_of(cloud(1)).points
    farthest = np.argmax(np.abs(points), axis=0)
    assert (points[farthest, [0, 1]] > 0).all()


@settings(TRIES, max_examples=20)
@given(st.integers(0, 2**32 - 1), st.floats(0, 6.3), st.booleans())
def test_a_turn_or_a_mirror_is_taken_back(seed: int, angle: float, mirrored: bool) -> None:
    before = plane_of(cloud(seed)).points
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    if mirrored:
        turn[:, 0] *= -1
    np.testing.assert_allclose(turned(before @ turn, before), before, atol=1e-9)


def test_a_cloud_that_moves_a_little_moves_a_little_on_the_plane() -> None:
    first = cloud(3)
    before = plane_of(first).points
    rng = np.random.default_rng(0)
    rotation, _ = np.linalg.qr(rng.normal(size=(7, 7)))  # the axes of the space may turn: what is seen does not
    after = plane_of((first + 0.01 * rng.normal(size=first.shape)) @ rotation, before).points
    assert np.abs(after - before).max() < 0.2


def test_points_that_are_all_one_lie_in_the_middle_and_too_few_are_refused() -> None:
    plane = plane_of(np.ones((4, 5)))
    assert (plane.points == 0).all()
    assert plane.share == 1.0
    with pytest.raises(ShapeError, match="at least two"):
        plane_of(np.ones((1, 5)))
    with pytest.raises(ShapeError, match="points before"):
        turned(np.ones((3, 2)), np.ones((4, 2)))
