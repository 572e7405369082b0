"""divide: each number of a row, by the one that belongs to the row."""

import numpy as np

from app.engine.operations.divide import DIVIDE


def test_each_row_is_divided_by_its_own_number() -> None:
    assert DIVIDE.forward(np.array([[2.0, 4.0], [3.0, 6.0]]), np.array([2.0, 3.0])).tolist() == [[1.0, 2.0]] * 2


def test_the_terms_are_the_number_and_what_it_is_divided_by() -> None:
    row, by = np.array([[2.0, 4.0], [3.0, 6.0]]), np.array([2.0, 3.0])
    explanation = DIVIDE.explain((1, 1), DIVIDE.forward(row, by), row, by)
    assert [(term.operand, term.index, term.value) for term in explanation.terms] == [(0, (1, 1), 6.0), (1, (1,), 3.0)]
    assert explanation.rule(explanation.terms) == 2.0
