"""stack: rows become one table, each in its place."""

from __future__ import annotations

import numpy as np

from app.engine.operations.stack import STACK

ROWS = (np.array([1.0, 2.0]), np.array([3.0, 4.0]), np.array([5.0, 6.0]))


def test_the_rows_stand_in_their_order_along_a_new_axis() -> None:
    assert STACK.forward(*ROWS, axis="word").tolist() == [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
    assert STACK.dims(("d",), ("d",), ("d",), axis="word") == ("word", "d")


def test_a_number_leads_to_the_row_that_it_came_from() -> None:
    [term] = STACK.explain((2, 1), STACK.forward(*ROWS, axis="word"), *ROWS, axis="word").terms
    assert (term.operand, term.index, term.value) == (2, (1,), 6.0)
