"""length: how long a row is as an arrow."""

import numpy as np

from app.engine.operations.length import LENGTH, SHORTEST


def test_three_and_four_are_five_long() -> None:
    assert LENGTH.forward(np.array([3.0, -4.0])) == 5.0
    assert LENGTH.forward(np.array([[3.0, 4.0], [0.0, 2.0]])).tolist() == [5.0, 2.0]


def test_a_row_of_noughts_can_still_be_divided_by() -> None:
    length = LENGTH.forward(np.zeros(3))
    assert length == SHORTEST
    explanation = LENGTH.explain((), length, np.zeros(3))
    assert explanation.rule(explanation.terms) == SHORTEST


def test_float32_stays_float32() -> None:
    assert LENGTH.forward(np.ones((2, 3), dtype=np.float32)).dtype == np.float32


def test_each_number_is_a_term_and_its_square_is_its_product() -> None:
    row = np.array([3.0, -4.0])
    assert [(term.value, term.product) for term in LENGTH.explain((), LENGTH.forward(row), row).terms] == [
        (3.0, 9.0),
        (-4.0, 16.0),
    ]
