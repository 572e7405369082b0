"""The arrays of a checkpoint that others wrote, taken one by one: what is missing, misshapen or left over is named."""

from __future__ import annotations

from collections.abc import Mapping

from app.engine.errors import NotAllowedError
from app.engine.operation import Array


class TheirArrays:
    """`family` is the name of what they should be the parameters of."""

    def __init__(self, family: str, arrays: Mapping[str, Array]) -> None:
        self._family = family
        self._left = dict(arrays)

    def take(self, name: str, *shape: int) -> Array:
        """The array of that name. Errors: NotAllowedError for one that is missing or has another shape."""
        if name not in self._left:
            raise NotAllowedError(f"a parameter of {self._family} is missing: {name!r}", "model")
        array = self._left.pop(name)
        if array.shape != shape:
            raise NotAllowedError(f"{name} has the shape {list(array.shape)}, it should have {list(shape)}", "model")
        return array

    def finish(self) -> None:
        """Errors: NotAllowedError where something was not taken: the model is another one."""
        if self._left:
            raise NotAllowedError(f"a parameter that {self._family} does not have: {min(self._left)!r}", "model")
