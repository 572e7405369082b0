"""Small models in double precision: what is made of their weights is then exact to a dozen digits, and no slower.

Weights are kept in single precision, and that is enough to run them. But numbers that are taken home and made again by
another program agree only as far as the rounding of every step allows: here to 1e-12 instead of 1e-6.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from app.engine.library import Entry, Library, Opened


class ExactLibrary(Library):
    """The same models, those of at most so many parameters in float64."""

    def __init__(self, library: Library, most: int) -> None:
        super().__init__([])
        self._library = library
        self._most = most

    def entries(self) -> list[Entry]:
        """As there."""
        return self._library.entries()

    def open(self, model_id: str, family: str | None = None) -> Opened:
        """The model. Errors: as there."""
        opened = self._library.open(model_id, family)
        small = sum(array.size for array in opened.model.parameters.values()) <= self._most
        return doubled(opened) if small else opened


@lru_cache(maxsize=4)
def doubled(opened: Opened) -> Opened:
    """The model with its parameters in float64, the same numbers; a few are kept, so that recordings share them."""
    parameters = {name: array.astype(np.float64) for name, array in opened.model.parameters.items()}
    return replace(opened, model=replace(opened.model, parameters=parameters))
