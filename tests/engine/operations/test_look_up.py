"""look_up: bytes to the number of their piece."""

import numpy as np

from app.engine.operations.look_up import LOOK_UP
from app.engine.tokenizers.pieces import pieces_of

HOW = {"spans": ((0, 2), (2, 3)), "pieces": pieces_of([(5, b"ab")]), "unknown": 9, "axis": "pos"}


def test_a_stretch_gets_the_number_of_its_piece_and_an_unknown_one_the_number_for_that() -> None:
    assert LOOK_UP.forward(np.array([97.0, 98.0, 99.0]), **HOW).tolist() == [5.0, 9.0]
    assert LOOK_UP.dims(("byte",), **HOW) == ("pos",)


def test_the_bytes_of_the_stretch_are_the_terms_in_their_order() -> None:
    raw = np.array([97.0, 98.0, 99.0])
    told = LOOK_UP.explain((0,), LOOK_UP.forward(raw, **HOW), raw, **HOW)
    assert [term.value for term in told.terms] == [97.0, 98.0]
    assert told.in_order
    assert told.rule(told.terms) == 5.0
    assert told.rule(told.terms[::-1]) == 9.0


def test_no_bytes_are_no_numbers() -> None:
    assert LOOK_UP.forward(np.zeros(0), **(HOW | {"spans": ()})).shape == (0,)
