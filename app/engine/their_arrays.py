"""The arrays of a checkpoint that others wrote, taken one by one: what is missing, misshapen or left over is named."""

from __future__ import annotations

from collections.abc import Mapping

from app.engine.errors import NotAllowedError
from app.engine.operation import Array
from app.engine.said import N_


class TheirArrays:
    """`family` is the name of what they should be the parameters of."""

    def __init__(self, family: str, arrays: Mapping[str, Array]) -> None:
        self._family = family
        self._left = dict(arrays)

    def take(self, name: str, *shape: int) -> Array:
        """The array of that name. Errors: NotAllowedError for one that is missing or has another shape."""
        if name not in self._left:
            raise NotAllowedError(
                N_("a parameter of {family} is missing: {name}"), "model", family=self._family, name=repr(name)
            )
        array = self._left.pop(name)
        if array.shape != shape:
            raise NotAllowedError(
                N_("{name} has the shape {shape}, it should have {wanted}"),
                "model",
                name=name,
                shape=list(array.shape),
                wanted=list(shape),
            )
        return array

    def finish(self) -> None:
        """Errors: NotAllowedError where something was not taken: the model is another one."""
        if self._left:
            raise NotAllowedError(
                N_("a parameter that {family} does not have: {name}"),
                "model",
                family=self._family,
                name=repr(min(self._left)),
            )
