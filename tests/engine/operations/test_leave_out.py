"""leave_out: what is not to be chosen is masked, and the rest stays."""

from __future__ import annotations

import math

import numpy as np

from app.engine.operations.leave_out import LEAVE_OUT

SCORES = np.array([[0.5, 2.0, 1.0], [3.0, -1.0, 0.0]])
WITHOUT = ((1,), (0, 2))


def test_the_places_of_each_row_are_masked_and_nothing_else_changes() -> None:
    assert LEAVE_OUT.forward(SCORES, without=WITHOUT).tolist() == [[0.5, -math.inf, 1.0], [-math.inf, -1.0, -math.inf]]
    assert SCORES[0, 1] == 2.0, "what was read is left as it was"


def test_what_is_left_out_has_no_term_and_what_is_left_one() -> None:
    value = LEAVE_OUT.forward(SCORES, without=WITHOUT)
    for index in np.ndindex(2, 3):
        told = LEAVE_OUT.explain(index, value, SCORES, without=WITHOUT)
        assert told.rule(told.terms) == value[index]
        assert len(told.terms) == int(np.isfinite(value[index]))
