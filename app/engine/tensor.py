"""What stands on a tape: named arrays, and the steps that made them."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from typing import Any

from app.engine.operation import Array, Operation


class Tensor:
    """A named array on a tape, and the step that wrote it (None for what was handed in)."""

    __slots__ = ("__weakref__", "_dims", "learns", "name", "step", "value")

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
    """One operation on the tape. `number` counts from 1 in the order of running.

    It does not keep alive what it wrote, which keeps the step alive; the tape keeps both. So a tape that is let go is
    gone at once, arrays and all, and does not wait for the collector of circles.
    """

    __slots__ = ("_written", "number", "operation", "options", "reads")

    def __init__(
        self, number: int, operation: Operation, reads: tuple[Tensor, ...], options: Mapping[str, Any]
    ) -> None:
        self.number = number
        self.operation = operation
        self.reads = reads
        self.options = options
        self._written: weakref.ref[Tensor]

    @property
    def writes(self) -> Tensor:
        """What it wrote. Errors: ReferenceError when the tape is gone."""
        tensor = self._written()
        if tensor is None:
            raise ReferenceError("the tape of this step is gone, and with it what the step wrote")
        return tensor

    @writes.setter
    def writes(self, tensor: Tensor) -> None:
        self._written = weakref.ref(tensor)
