"""Small models in double precision: the same numbers, and large ones as they are."""

from __future__ import annotations

import numpy as np

from app.engine.exact import ExactLibrary, doubled
from app.engine.library import Library
from app.engine.pocket_shelf import POCKET, PocketShelf

LIBRARY = Library([PocketShelf()])
NUMBERS = sum(array.size for array in LIBRARY.open(POCKET).model.parameters.values())


def test_a_small_model_has_the_same_numbers_in_double_precision() -> None:
    exact, plain = ExactLibrary(LIBRARY, NUMBERS).open(POCKET), LIBRARY.open(POCKET)
    for name, array in plain.model.parameters.items():
        assert exact.model.parameters[name].dtype == np.float64
        np.testing.assert_array_equal(exact.model.parameters[name], array)
    assert exact.tokenizer is plain.tokenizer


def test_a_larger_model_stays_as_it_is() -> None:
    assert ExactLibrary(LIBRARY, NUMBERS - 1).open(POCKET) is LIBRARY.open(POCKET)


def test_it_is_made_once_and_the_models_are_those_of_the_library() -> None:
    opened = LIBRARY.open(POCKET)
    assert doubled(opened) is doubled(opened)
    assert ExactLibrary(LIBRARY, NUMBERS).entries() == LIBRARY.entries()
