"""at_place: one place of all."""

from __future__ import annotations

import numpy as np

from app.engine.operations.at_place import AT_PLACE

ROWS = np.arange(24.0).reshape(3, 2, 4)


def test_one_place_is_taken_and_its_axis_is_gone() -> None:
    assert AT_PLACE.forward(ROWS, place=1).tolist() == ROWS[1].tolist()
    assert AT_PLACE.dims(("pos", "head", "d_head"), place=1) == ("head", "d_head")


def test_its_only_term_is_the_number_that_stood_there() -> None:
    value = AT_PLACE.forward(ROWS, place=2)
    [term] = AT_PLACE.explain((1, 3), value, ROWS, place=2).terms
    assert (term.index, term.value, term.product) == ((2, 1, 3), 23.0, 23.0)


def test_of_single_numbers_one_is_left() -> None:
    value = AT_PLACE.forward(np.array([5.0, 7.0]), place=0)
    assert (value.shape, float(value)) == ((), 5.0)
