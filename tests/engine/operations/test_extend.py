"""extend: what was kept, and after it the new."""

from __future__ import annotations

import numpy as np

from app.engine.operations.extend import EXTEND


def test_the_new_places_come_after_those_that_were_kept() -> None:
    kept, new = np.zeros((2, 1, 1)), np.ones((3, 1, 1))
    assert EXTEND.forward(kept, new).ravel().tolist() == [0.0, 0.0, 1.0, 1.0, 1.0]


def test_a_number_says_which_of_the_two_it_comes_from() -> None:
    kept, new = np.zeros((2, 1, 1)), np.ones((3, 1, 1))
    whole = EXTEND.forward(kept, new)
    first, second = (EXTEND.explain((pos, 0, 0), whole, kept, new).terms[0] for pos in (1, 2))
    assert (first.operand, first.index) == (0, (1, 0, 0))
    assert (second.operand, second.index) == (1, (0, 0, 0))
