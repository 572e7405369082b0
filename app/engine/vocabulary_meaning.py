"""The operations on what words mean, as a tape speaks them: rows, directions, planes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.engine.operation import Array, Operation
from app.engine.operations.agreement import AGREEMENT
from app.engine.operations.along import ALONG
from app.engine.operations.average import AVERAGE
from app.engine.operations.centroid import CENTROID
from app.engine.operations.kin_share import KIN_SHARE
from app.engine.operations.leave_out import LEAVE_OUT
from app.engine.operations.look_up import Spans
from app.engine.operations.near_here import NEAR_HERE
from app.engine.operations.nearest import NEAREST
from app.engine.operations.nearest_alike import NEAREST_ALIKE
from app.engine.operations.nearest_point import NEAREST_POINT
from app.engine.operations.off_plane import OFF_PLANE
from app.engine.operations.on_plane import ON_PLANE
from app.engine.operations.plane_share import PLANE_SHARE
from app.engine.operations.principal import PRINCIPAL
from app.engine.operations.same_kind import SAME_KIND
from app.engine.operations.similarity import SIMILARITY
from app.engine.operations.stack import STACK
from app.engine.operations.straighten import STRAIGHTEN
from app.engine.operations.subtract import SUBTRACT
from app.engine.operations.tally import TALLY
from app.engine.operations.unit_length import UNIT_LENGTH
from app.engine.tensor import Tensor


class MeaningVocabulary:
    """Each as a method, that names what it reads and what it writes."""

    def apply(self, operation: Operation, reads: tuple[Tensor, ...], name: str, **options: Any) -> Tensor:
        """Run an operation on what it reads."""
        raise NotImplementedError

    def average(self, rows: Tensor, spans: Spans, axis: str, name: str) -> Tensor:
        return self.apply(AVERAGE, (rows,), name, spans=spans, axis=axis)

    def unit_length(self, rows: Tensor, name: str) -> Tensor:
        return self.apply(UNIT_LENGTH, (rows,), name)

    def subtract(self, left: Tensor, right: Tensor, name: str) -> Tensor:
        return self.apply(SUBTRACT, (left, right), name)

    def similarity(self, left: Tensor, right: Tensor, name: str) -> Tensor:
        return self.apply(SIMILARITY, (left, right), name)

    def centroid(self, rows: Tensor, name: str) -> Tensor:
        return self.apply(CENTROID, (rows,), name)

    def principal(self, centred: Tensor, which: int, name: str) -> Tensor:
        return self.apply(PRINCIPAL, (centred,), name, which=which)

    def along(self, rows: Tensor, axis: Tensor, name: str) -> Tensor:
        return self.apply(ALONG, (rows, axis), name)

    def straighten(self, axis: Tensor, other: Tensor, name: str) -> Tensor:
        return self.apply(STRAIGHTEN, (axis, other), name)

    def off_plane(self, centred: Tensor, x: Tensor, y: Tensor, name: str) -> Tensor:
        return self.apply(OFF_PLANE, (centred, x, y), name)

    def nearest(self, unit: Tensor, k: int, known: Array | None, name: str) -> Tensor:
        return self.apply(NEAREST, (unit,), name, k=k, known=known)

    def nearest_alike(self, unit: Tensor, nearest: Tensor, name: str) -> Tensor:
        return self.apply(NEAREST_ALIKE, (unit, nearest), name)

    def near_here(self, x: Tensor, y: Tensor, nearest: Tensor, name: str) -> Tensor:
        return self.apply(NEAR_HERE, (x, y, nearest), name)

    def on_plane(self, x: Tensor, y: Tensor, off: Tensor, name: str) -> Tensor:
        return self.apply(ON_PLANE, (x, y, off), name)

    def plane_share(self, x: Tensor, y: Tensor, off: Tensor, name: str) -> Tensor:
        return self.apply(PLANE_SHARE, (x, y, off), name)

    def agreement(self, word: Tensor, others: Tensor, bias: Tensor, name: str) -> Tensor:
        return self.apply(AGREEMENT, (word, others, bias), name)

    def stack(self, *rows: Tensor, axis: str, name: str) -> Tensor:
        return self.apply(STACK, rows, name, axis=axis)

    # -- a set of questions, and how many were answered right

    def leave_out(self, scores: Tensor, without: Sequence[Sequence[int]], name: str) -> Tensor:
        return self.apply(LEAVE_OUT, (scores,), name, without=without)

    def tally(self, numbers: Tensor, groups: Sequence[Sequence[int]], axis: str, name: str) -> Tensor:
        return self.apply(TALLY, (numbers,), name, groups=groups, axis=axis)

    # -- whether points lie beside their own kind

    def nearest_point(self, points: Tensor, name: str) -> Tensor:
        return self.apply(NEAREST_POINT, (points,), name)

    def same_kind(self, kinds: Tensor, chosen: Tensor, name: str) -> Tensor:
        return self.apply(SAME_KIND, (kinds, chosen), name)

    def kin_share(self, kinds: Tensor, name: str) -> Tensor:
        return self.apply(KIN_SHARE, (kinds,), name)
