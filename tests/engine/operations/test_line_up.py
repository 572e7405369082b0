"""line_up: numbers from several places in one line."""

import numpy as np

from app.engine.operations.line_up import LINE_UP

PARTS = (np.array([1.0, 2.0]), np.array(7.0))
PLACES = ((1, ()), (0, (1,)))


def test_the_numbers_stand_in_the_order_of_their_places() -> None:
    assert LINE_UP.forward(*PARTS, places=PLACES, axis="pos").tolist() == [7.0, 2.0]
    assert LINE_UP.dims(("byte",), (), places=PLACES, axis="pos") == ("pos",)


def test_a_number_is_explained_by_where_it_stood() -> None:
    told = LINE_UP.explain((1,), np.array([7.0, 2.0]), *PARTS, places=PLACES, axis="pos")
    [term] = told.terms
    assert (term.operand, term.index, term.value) == (0, (1,), 2.0)
    assert told.rule(told.terms) == 2.0


def test_nothing_in_line_is_an_empty_line() -> None:
    assert LINE_UP.forward(np.zeros(0), places=(), axis="pos").shape == (0,)
