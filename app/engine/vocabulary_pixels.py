"""The operations that look closely at the pixel network and over its whole space, as a tape speaks them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.engine.operation import Index, Operation
from app.engine.operations.at_limit import AT_LIMIT
from app.engine.operations.claimed import CLAIMED
from app.engine.operations.count_each import COUNT_EACH
from app.engine.operations.fall import FALL
from app.engine.operations.flipped import FLIPPED
from app.engine.operations.gap import GAP
from app.engine.operations.pixels_apart import PIXELS_APART
from app.engine.operations.rises import RISES
from app.engine.operations.squash_slope import RELU_SLOPE, SIGMOID_SLOPE, TANH_SLOPE
from app.engine.tensor import Tensor


class PixelsVocabulary:
    """Each as a method, that names what it reads and what it writes."""

    def apply(self, operation: Operation, reads: tuple[Tensor, ...], name: str, **options: Any) -> Tensor:
        """Run an operation on what it reads."""
        raise NotImplementedError

    def tanh_slope(self, post: Tensor, name: str) -> Tensor:
        return self.apply(TANH_SLOPE, (post,), name)

    def relu_slope(self, post: Tensor, name: str) -> Tensor:
        return self.apply(RELU_SLOPE, (post,), name)

    def sigmoid_slope(self, post: Tensor, name: str) -> Tensor:
        return self.apply(SIGMOID_SLOPE, (post,), name)

    def gap(self, number: Tensor, others: Tensor, at: Index, name: str) -> Tensor:
        return self.apply(GAP, (number, others), name, at=at)

    def at_limit(self, *weights: Tensor, limit: float, name: str) -> Tensor:
        return self.apply(AT_LIMIT, weights, name, limit=limit)

    def rises(self, numbers: Tensor, axis: str, name: str) -> Tensor:
        return self.apply(RISES, (numbers,), name, axis=axis)

    def fall(self, numbers: Tensor, name: str) -> Tensor:
        return self.apply(FALL, (numbers,), name)

    def count_each(self, answers: Tensor, of: int, axis: str, name: str) -> Tensor:
        return self.apply(COUNT_EACH, (answers,), name, of=of, axis=axis)

    def flipped(self, answers: Tensor, here: int, neighbours: Sequence[int], axis: str, name: str) -> Tensor:
        return self.apply(FLIPPED, (answers,), name, here=here, neighbours=neighbours, axis=axis)

    def pixels_apart(self, pictures: Tensor, examples: Tensor, name: str) -> Tensor:
        return self.apply(PIXELS_APART, (pictures, examples), name)

    def claimed(self, apart: Tensor, wanted: Tensor, name: str) -> Tensor:
        return self.apply(CLAIMED, (apart, wanted), name)
