"""average: rows that belong together become one."""

import numpy as np

from app.engine.operations.average import AVERAGE

ROWS = np.array([[1.0, 0.0], [3.0, 4.0], [5.0, 5.0]])


def test_each_span_of_rows_becomes_its_mean() -> None:
    assert AVERAGE.forward(ROWS, spans=((0, 2), (2, 3)), axis="word").tolist() == [[2.0, 2.0], [5.0, 5.0]]


def test_a_word_of_one_piece_is_that_piece() -> None:
    assert AVERAGE.forward(ROWS, spans=((0, 1), (1, 2), (2, 3)), axis="word").tolist() == ROWS.tolist()


def test_the_terms_are_the_rows_of_the_span_alone() -> None:
    value = AVERAGE.forward(ROWS, spans=((0, 2), (2, 3)), axis="word")
    terms = AVERAGE.explain((0, 1), value, ROWS, spans=((0, 2), (2, 3)), axis="word").terms
    assert [(term.index, term.factor) for term in terms] == [((0, 1), 0.5), ((1, 1), 0.5)]
