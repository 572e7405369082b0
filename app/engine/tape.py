"""The tape: every operation that ran, what it read, what it wrote. One recording, three readers.

    tape = Tape()
    pixels = tape.input("pixels", array, dims=("pixel",))
    pre = tape.linear(pixels, W, b, name="layers.0.pre")     # runs it, and writes it down
    tape.film()                                              # the steps, in order
    tape.explain("layers.0.pre", (3,))                       # formula, terms, operands of one number
    tape.gradient("loss")                                    # backwards, onto the same tape

A tape holds references to the arrays, never copies; whoever hands it an array must not change it afterwards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from app.engine.errors import EngineError, NotFiniteError, ShapeError
from app.engine.operation import GRAD, VALUE, Array, Backward, Explanation, Index, Operation, total
from app.engine.operations.accumulate import ACCUMULATE
from app.engine.said import N_
from app.engine.tensor import Step, Tensor
from app.engine.vocabulary import Vocabulary


class Tape(Vocabulary):
    """Runs operations and writes them down.

    `recording=False` runs the same code and keeps nothing. `checked=False` leaves out the search of every result for
    NaN and infinity (bulk training looks at its loss instead).
    """

    def __init__(self, recording: bool = True, checked: bool = True) -> None:
        self.recording = recording
        self.checked = checked
        self.steps: list[Step] = []
        self.tensors: dict[str, Tensor] = {}

    # -- writing ------------------------------------------------------------------------------------------------

    def input(
        self, name: str, array: Array, dims: tuple[str, ...], learns: bool = False, known: bool = False
    ) -> Tensor:
        """Hand an array in; `known` to be finite, it is not searched again.

        Errors: ShapeError (axes do not fit), NotFiniteError, EngineError (name taken).
        """
        if array.ndim != len(dims):
            raise ShapeError(
                N_("{field} has {ndim} axes, {count} were named: {names}"),
                name,
                ndim=array.ndim,
                count=len(dims),
                names=", ".join(dims),
            )
        tensor = Tensor(name, array, dims, learns)
        if self.checked and not known:
            _refuse_not_finite(tensor)
        self._keep(tensor)
        return tensor

    def parameter(self, name: str, array: Array, dims: tuple[str, ...], known: bool = False) -> Tensor:
        """Hand in an array that is to be learned: `gradient` goes there."""
        return self.input(name, array, dims, learns=True, known=known)

    def place(self, tensors: Mapping[str, Tensor]) -> None:
        """Hand in tensors that were made before, by their names, and are known to be finite. Errors: EngineError."""
        if self.recording:
            for name in self.tensors.keys() & tensors.keys():
                raise EngineError(N_("a tape writes a name once: {field}"), name)
            self.tensors.update(tensors)

    def apply(self, operation: Operation, reads: tuple[Tensor, ...], name: str, **options: Any) -> Tensor:
        """Run an operation on what it reads, and write down both. Errors: as the operation's, and as `input`'s."""
        value = operation.forward(*[read.value for read in reads], **options)
        if not self.recording:
            tensor = Tensor(name, value)
            return _refuse_not_finite(tensor, operation.masks) if self.checked else tensor
        steps = self.steps
        step = Step(len(steps) + 1, operation, reads, options)
        tensor = step.writes = Tensor(name, value, None, True in [read.learns for read in reads], step)
        if self.checked and not operation.moves:
            _refuse_not_finite(tensor, operation.masks)
        self._keep(tensor)
        steps.append(step)
        return tensor

    def _keep(self, tensor: Tensor) -> None:
        if self.recording:
            if tensor.name in self.tensors:
                raise EngineError(N_("a tape writes a name once: {field}"), tensor.name)
            self.tensors[tensor.name] = tensor

    # -- reading ------------------------------------------------------------------------------------------------

    def film(self) -> list[Step]:
        """The steps, in the order in which they ran; every array that a step reads was handed in or written before."""
        return list(self.steps)

    def explain(self, name: str, index: Index) -> tuple[Step | None, float, Explanation]:
        """The step that made one number (None where it was handed in), the number, and how it came about.

        Errors: EngineError with field "tensor" or "index" for a name or a place that is not on the tape.
        """
        tensor = self.tensors.get(name)
        if tensor is None:
            raise EngineError(N_("there is no such tensor here: {name}"), "tensor", name=name)
        shape = tensor.value.shape
        if len(index) != len(shape) or any(not 0 <= i < size for i, size in zip(index, shape, strict=False)):
            raise EngineError(
                N_("no such place in {name}: {index}, its shape is {shape}"),
                "index",
                name=name,
                index=list(index),
                shape=list(shape),
            )
        number = float(tensor.value[index])
        if tensor.step is None:
            return None, number, Explanation("given", (), total)
        arrays = [read.value for read in tensor.step.reads]
        explanation = tensor.step.operation.explain(index, tensor.value, *arrays, **tensor.step.options)
        return tensor.step, number, explanation

    def gradient(self, of: str | Tensor, recording: bool = True) -> dict[str, Tensor]:
        """Walk the tape backwards from one number, and write each gradient onto the same tape as `grad_NAME`.

        Where an array was read more than once, each road is written as `grad_NAME.by.READER` and then added up.
        `recording=False` runs the same walk and writes nothing down. Returns the gradients by the name of what
        they belong to. Errors: EngineError for a name that is not on the tape, ShapeError for more than one number.
        """
        result = self.tensors.get(of) if isinstance(of, str) else of
        if result is None:
            raise EngineError(N_("there is no such tensor here: {name}"), "tensor", name=of)
        if result.value.size != 1:
            raise ShapeError(
                N_("a gradient is taken of one number, {name} has {size}"), name=result.name, size=result.value.size
            )
        path, roads = self._roads_to(result)
        kept, self.recording = self.recording, recording
        try:
            whole = self.input(f"grad_{result.name}", np.ones_like(result.value), result.dims)
            return self._walk_back(path, roads, {result.name: whole})
        finally:
            self.recording = kept

    def _roads_to(self, result: Tensor) -> tuple[list[Step], dict[str, int]]:
        """The steps that lead to `result`, last first, and by how many roads each array's gradient will arrive."""
        roads = {result.name: 1}
        path = []
        for step in reversed(self.steps):
            if step.writes.name in roads and step.writes.learns:
                path.append(step)
                for rule in step.operation.backward:
                    operand = step.reads[rule.operand]
                    if operand.learns:
                        roads[operand.name] = roads.get(operand.name, 0) + 1
        return path, roads

    def _walk_back(self, path: list[Step], roads: dict[str, int], grads: dict[str, Tensor]) -> dict[str, Tensor]:
        waiting: dict[str, list[Tensor]] = {}
        for step in path:
            for rule in step.operation.backward:
                operand = step.reads[rule.operand]
                if not operand.learns:
                    continue
                name = operand.name
                if roads[name] == 1:
                    grads[name] = self._back(step, rule, grads[step.writes.name], f"grad_{name}")
                    continue
                road = f"grad_{name}.by.{step.writes.name}.{rule.operand}"
                arrived = waiting.setdefault(name, [])
                arrived.append(self._back(step, rule, grads[step.writes.name], road))
                if len(arrived) == roads[name]:
                    grads[name] = self.apply(ACCUMULATE, tuple(arrived), f"grad_{name}")
        return grads

    def _back(self, step: Step, rule: Backward, grad: Tensor, name: str) -> Tensor:
        reads = tuple([grad if r == GRAD else step.writes if r == VALUE else step.reads[r] for r in rule.reads])
        return self.apply(rule.operation, reads, name, **step.options)


def _refuse_not_finite(tensor: Tensor, masks: bool = False) -> Tensor:
    """The sum of the squares is finite where all numbers are, and quick to have; only where it is not, each is seen."""
    if tensor.value.dtype.kind != "f":
        return tensor
    run = tensor.value.ravel("K")
    if math.isfinite(np.vdot(run, run)):  # unlike `dot`, it says nothing of what is too large
        return tensor
    finite = np.isfinite(tensor.value)
    if masks:
        finite |= np.isneginf(tensor.value)
    if np.count_nonzero(finite) < finite.size:  # of few numbers counting is quicker than `all`
        raise NotFiniteError(N_("{field} came out as a number too large to be one"), tensor.name)
    return tensor
