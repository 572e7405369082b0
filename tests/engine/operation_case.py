"""What an operation is tried on: shapes, and numbers of an ordinary size or of every size there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.engine.operation import Array

Shape = tuple[int, ...]
Arrays = tuple[Array, ...]
Torch = Any
"""A tensor of PyTorch, whose types mypy is told not to follow."""

LEADS: st.SearchStrategy[Shape] = st.one_of(
    st.just(()), st.tuples(st.integers(1, 4)), st.tuples(st.integers(1, 3), st.integers(1, 3))
)
"""No leading axis, one, or two."""
WIDTHS = st.integers(1, 6)


def _real(rng: np.random.Generator, shape: Shape) -> Array:
    return rng.normal(size=shape)


def _off_zero(rng: np.random.Generator, shape: Shape) -> Array:
    """Far enough from the kink of relu that a small step does not cross it."""
    numbers = rng.normal(size=shape)
    return np.asarray(numbers + np.copysign(0.1, numbers))


def _share(rng: np.random.Generator, shape: Shape) -> Array:
    return rng.uniform(size=shape)


DRAWN: Mapping[str, Callable[[np.random.Generator, Shape], Array]] = {
    "real": _real,
    "off_zero": _off_zero,
    "share": _share,
    "place": lambda rng, shape: rng.integers(0, 4, size=shape).astype(float),
    "scale": lambda rng, shape: rng.uniform(0.5, 2.0, size=shape),
    "die": _share,
    "spread": _real,
}
_EVERY_SIZE = st.one_of(
    st.sampled_from([0.0, 1.0, -1.0, 0.5, 30.0, -30.0, 700.0, -700.0]),
    st.floats(-3.0, 3.0, allow_subnormal=False),
    st.floats(-1e3, 1e3, allow_subnormal=False),
)
ELEMENTS: Mapping[str, st.SearchStrategy[float]] = {
    "real": _EVERY_SIZE,
    "off_zero": _EVERY_SIZE,
    "share": st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0.0, 1.0, allow_subnormal=False)),
    "place": st.integers(0, 3).map(float),
    "scale": st.floats(3e-3, 1e3, allow_subnormal=False),
    "die": st.floats(0.0, 1.0, exclude_max=True, allow_subnormal=False),
    "spread": st.floats(0.5, 3.0, allow_subnormal=False),
}


@dataclass(frozen=True)
class Case:
    """`takes(lead, d_in, d_out)` is the shape and kind of number of every operand, `dims(*lead)` their axes.

    Without `dims`, every operand has the leading axes and then "in".
    """

    takes: Callable[[Shape, int, int], tuple[tuple[Shape, str], ...]]
    torch: Callable[..., Torch] | None = None
    options: Callable[[Arrays], st.SearchStrategy[dict[str, Any]]] = field(default=lambda _arrays: st.just({}))
    dims: Callable[..., tuple[tuple[str, ...], ...]] | None = None

    def drawn(self, rng: np.random.Generator, lead: Shape, d_in: int, d_out: int) -> Arrays:
        """Operands of ordinary size."""
        return tuple(DRAWN[kind](rng, shape) for shape, kind in self.takes(lead, d_in, d_out))

    def axes(self, lead: Shape, arrays: Arrays) -> tuple[tuple[str, ...], ...]:
        """The names of the axes of every operand."""
        leads = tuple(f"lead_{k}" for k in range(len(lead)))
        return ((*leads, "in"),) * len(arrays) if self.dims is None else self.dims(leads, arrays)

    @property
    def awkward(self) -> st.SearchStrategy[Arrays]:
        """Operands of every size: zeros, ties, saturated, cancelling."""
        shapes = st.tuples(LEADS, WIDTHS, WIDTHS).map(lambda drawn: self.takes(*drawn))
        return shapes.flatmap(
            lambda takes: st.tuples(
                *(hnp.arrays(np.float64, shape, elements=ELEMENTS[kind]) for shape, kind in takes),
            )
        )
