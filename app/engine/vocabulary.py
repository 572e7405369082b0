"""The operations as a tape speaks them: one method each, that names what it reads and what it writes."""

from __future__ import annotations

from typing import Any

from app.engine.operation import Index, Operation
from app.engine.operations.add import ADD
from app.engine.operations.argmax import ARGMAX
from app.engine.operations.descend import DESCEND
from app.engine.operations.equals import EQUALS
from app.engine.operations.hold import HOLD
from app.engine.operations.line_up import LINE_UP, Places
from app.engine.operations.linear import LINEAR
from app.engine.operations.look_up import LOOK_UP, Spans
from app.engine.operations.mean import MEAN
from app.engine.operations.merge import MERGE
from app.engine.operations.nudge import NUDGE
from app.engine.operations.relu import RELU
from app.engine.operations.sigmoid import SIGMOID
from app.engine.operations.sigmoid_cross_entropy import SIGMOID_CROSS_ENTROPY
from app.engine.operations.slope import SLOPE
from app.engine.operations.softmax import SOFTMAX
from app.engine.operations.softmax_cross_entropy import SOFTMAX_CROSS_ENTROPY
from app.engine.operations.squared_error import SQUARED_ERROR
from app.engine.operations.tanh import TANH
from app.engine.tensor import Tensor
from app.engine.tokenizers.pieces import Pieces


class Vocabulary:
    """Every operation as a method. Whoever has `apply` has them all."""

    def apply(self, operation: Operation, reads: tuple[Tensor, ...], name: str, **options: Any) -> Tensor:
        """Run an operation on what it reads."""
        raise NotImplementedError

    def linear(self, inputs: Tensor, weight: Tensor, bias: Tensor, name: str) -> Tensor:
        return self.apply(LINEAR, (inputs, weight, bias), name)

    def add(self, left: Tensor, right: Tensor, name: str) -> Tensor:
        return self.apply(ADD, (left, right), name)

    def tanh(self, pre: Tensor, name: str) -> Tensor:
        return self.apply(TANH, (pre,), name)

    def relu(self, pre: Tensor, name: str) -> Tensor:
        return self.apply(RELU, (pre,), name)

    def sigmoid(self, pre: Tensor, name: str) -> Tensor:
        return self.apply(SIGMOID, (pre,), name)

    def softmax(self, scores: Tensor, name: str) -> Tensor:
        return self.apply(SOFTMAX, (scores,), name)

    def squared_error(self, outputs: Tensor, target: Tensor, name: str) -> Tensor:
        return self.apply(SQUARED_ERROR, (outputs, target), name)

    def sigmoid_cross_entropy(self, pre: Tensor, target: Tensor, name: str) -> Tensor:
        return self.apply(SIGMOID_CROSS_ENTROPY, (pre, target), name)

    def softmax_cross_entropy(self, scores: Tensor, target: Tensor, name: str) -> Tensor:
        return self.apply(SOFTMAX_CROSS_ENTROPY, (scores, target), name)

    def argmax(self, outputs: Tensor, name: str) -> Tensor:
        return self.apply(ARGMAX, (outputs,), name)

    def equals(self, left: Tensor, right: Tensor, name: str) -> Tensor:
        return self.apply(EQUALS, (left, right), name)

    def mean(self, numbers: Tensor, name: str) -> Tensor:
        return self.apply(MEAN, (numbers,), name)

    def descend(self, parameter: Tensor, grad: Tensor, learning_rate: float, name: str) -> Tensor:
        return self.apply(DESCEND, (parameter, grad), name, learning_rate=learning_rate)

    def hold(self, parameter: Tensor, limit: float, name: str) -> Tensor:
        return self.apply(HOLD, (parameter,), name, limit=limit)

    def nudge(self, parameter: Tensor, at: Index, by: float, name: str) -> Tensor:
        return self.apply(NUDGE, (parameter,), name, at=at, by=by)

    def slope(self, above: Tensor, below: Tensor, apart: float, name: str) -> Tensor:
        return self.apply(SLOPE, (above, below), name, apart=apart)

    # -- cutting a text into tokens

    def look_up(self, raw: Tensor, spans: Spans, pieces: Pieces, unknown: int, axis: str, name: str) -> Tensor:
        return self.apply(LOOK_UP, (raw,), name, spans=spans, pieces=pieces, unknown=unknown, axis=axis)

    def merge(self, left: Tensor, right: Tensor, left_at: Index, right_at: Index, pieces: Pieces, name: str) -> Tensor:
        return self.apply(MERGE, (left, right), name, left_at=left_at, right_at=right_at, pieces=pieces)

    def line_up(self, *parts: Tensor, places: Places, axis: str, name: str) -> Tensor:
        return self.apply(LINE_UP, parts, name, places=places, axis=axis)
