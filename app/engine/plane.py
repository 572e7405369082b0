"""The plane that shows most of a cloud of points: its two first principal components, held steady while it moves.

    centred = points − mean;   centred = U · S · Vᵀ;   on the plane = centred · V[:, :2]

The share of the plane is how much of the cloud's spread (the sum of squares) lies in it. A plane is only known up to a
turn and a mirror: the first time the larger coordinates are made positive, later that turn or mirror is taken which
brings the points nearest to where they were (Schönemann, A generalized solution of the orthogonal Procrustes problem).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.engine.errors import ShapeError
from app.engine.operation import Array
from app.engine.said import N_


@dataclass(frozen=True, slots=True)
class Plane:
    """`points` [point, 2], and the share of the spread that the plane shows, 0 to 1 (of points that are all one: 1)."""

    points: Array
    share: float


def plane_of(cloud: Array, before: Array | None = None) -> Plane:
    """[point, d] -> the plane. `before` [point, 2]: where the same points were a moment ago.

    Errors: ShapeError for fewer than two points, or another number of them before.
    """
    if cloud.ndim != 2 or len(cloud) < 2:
        raise ShapeError(
            N_("a plane is laid through points [point, d], at least two: {shape}"), shape=list(cloud.shape)
        )
    centred = cloud.astype(np.float64) - cloud.mean(axis=0, dtype=np.float64)  # [point, d]
    _left, spread, directions = np.linalg.svd(centred, full_matrices=False)
    shown = directions[:2]  # [2, d]
    points = np.zeros((len(cloud), 2))
    points[:, : len(shown)] = np.einsum("pd,kd->pk", centred, shown)
    whole = float(np.sum(spread**2))
    share = float(np.sum(spread[:2] ** 2)) / whole if whole > 0.0 else 1.0
    return Plane(upright(points) if before is None else turned(points, before), share)


def upright(points: Array) -> Array:
    """Each axis [point, 2] mirrored so that what lies farthest out on it is positive."""
    farthest = np.argmax(np.abs(points), axis=0)  # [2]
    signs = np.where(points[farthest, np.arange(points.shape[1])] < 0.0, -1.0, 1.0)
    return points * signs


def turned(points: Array, before: Array) -> Array:
    """The points, turned or mirrored about 0 so that they lie as near as can be to where they were."""
    if points.shape != before.shape:
        raise ShapeError(
            N_("the points before are {shape}, they should be {wanted}"),
            shape=list(before.shape),
            wanted=list(points.shape),
        )
    left, _sizes, right = np.linalg.svd(points.T @ before)  # [2, 2]
    nearest: Array = points @ (left @ right)
    return nearest
