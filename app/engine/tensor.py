"""What stands on a tape: named arrays, and the steps that made them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.engine.operation import Array, Operation


class Tensor:
    """A named array on a tape, and the step that wrote it (None for what was handed in)."""

    __slots__ = ("_dims", "learns", "name", "step", "value")

    def __init__(
        self,
        name: str,
        value: Array,
        dims: tuple[str, ...] | None = None,
        learns: bool = False,
        step: Step | None = None,
    ) -> None:
        self.name = name
        self.value = value
        self._dims = dims
        self.learns = learns  # whether a gradient is wanted here
        self.step = step

    @property
    def dims(self) -> tuple[str, ...]:
        """The names of the axes, worked out from those of the arrays it was made from."""
        if self._dims is None:
            assert self.step is not None
            self._dims = self.step.operation.dims(*(read.dims for read in self.step.reads), **self.step.options)
        return self._dims

    @property
    def masked(self) -> bool:
        """Whether −infinity may stand here on purpose."""
        return self.step is not None and self.step.operation.masks


class Step:
    """One operation on the tape. `number` counts from 1 in the order of running."""

    __slots__ = ("number", "operation", "options", "reads", "writes")

    def __init__(
        self, number: int, operation: Operation, reads: tuple[Tensor, ...], options: Mapping[str, Any]
    ) -> None:
        self.number = number
        self.operation = operation
        self.reads = reads
        self.options = options
        self.writes: Tensor
