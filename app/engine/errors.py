"""Everything the engine can refuse.

EngineError
├── ShapeError        arrays that do not fit together
├── NotFiniteError    a NaN or an infinity, refused where it is born
└── NotAllowedError      a value outside what the operation allows
"""

from __future__ import annotations

from app.engine.said import Said


class EngineError(ValueError):
    """A request that the engine cannot compute. It says the problem, then the value.

    `field` names the argument at fault, `limit` what would have been allowed, where there is such a thing. The words
    are marked with N_ and have gaps, filled by `field`, `limit` and what else is `given`: so whoever answers a visitor
    can tell them in the visitor's language. A sentence that was said already is handed on as it is.
    """

    code = "cannot_compute"

    def __init__(
        self, words: str | Said, field: str | None = None, limit: float | int | str | None = None, **given: object
    ) -> None:
        self.said = words if isinstance(words, Said) else Said(words, {"field": field, "limit": limit, **given})
        super().__init__(str(self.said))
        self.field = field
        self.limit = limit

    def __reduce__(self) -> tuple[type[EngineError], tuple[object, ...]]:
        """It may come from another process."""
        return type(self), (self.said, self.field, self.limit)

    @property
    def message(self) -> str:
        """The sentence in English."""
        return str(self.said)


class ShapeError(EngineError):
    """Arrays whose shapes do not fit together."""

    code = "wrong_shape"


class NotFiniteError(EngineError):
    """A number that is not a number, or too large to be one."""

    code = "not_finite"


class NotAllowedError(EngineError):
    """A value outside what an operation allows."""

    code = "value_refused"
