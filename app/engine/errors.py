"""Everything the engine can refuse.

EngineError
├── ShapeError        arrays that do not fit together
├── NotFiniteError    a NaN or an infinity, refused where it is born
└── NotAllowedError      a value outside what the operation allows
"""


class EngineError(ValueError):
    """A request that the engine cannot compute. The message says the problem, then the value.

    `field` names the argument at fault, `limit` what would have been allowed, where there is such a thing.
    """

    code = "cannot_compute"

    def __init__(self, message: str, field: str | None = None, limit: float | int | str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.limit = limit


class ShapeError(EngineError):
    """Arrays whose shapes do not fit together."""

    code = "wrong_shape"


class NotFiniteError(EngineError):
    """A number that is not a number, or too large to be one."""

    code = "not_finite"


class NotAllowedError(EngineError):
    """A value outside what an operation allows."""

    code = "value_refused"
