"""tally: the numbers of each group are added up."""

from __future__ import annotations

import numpy as np

from app.engine.operations.tally import TALLY

NUMBERS = np.array([1.0, 0.0, 1.0, 4.0])
GROUPS = ((0, 2), (), (3, 0))


def test_each_group_is_added_up_and_one_of_none_is_nought() -> None:
    assert TALLY.forward(NUMBERS, groups=GROUPS, axis="kind").tolist() == [2.0, 0.0, 5.0]
    assert TALLY.dims(("pair",), groups=GROUPS, axis="kind") == ("kind",)


def test_its_terms_are_the_numbers_of_the_group() -> None:
    value = TALLY.forward(NUMBERS, groups=GROUPS, axis="kind")
    told = TALLY.explain((2,), value, NUMBERS, groups=GROUPS, axis="kind")
    assert [term.index for term in told.terms] == [(3,), (0,)]
    assert told.rule(told.terms) == value[2]
