"""add: two streams become one."""

import numpy as np

from app.engine.operations.add import ADD, GRAD_LEFT, GRAD_RIGHT


def test_a_row_is_added_to_every_row_of_a_table() -> None:
    table, row = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([10.0, 20.0])
    assert ADD.forward(table, row).tolist() == [[11.0, 22.0], [13.0, 24.0]]


def test_the_gradient_passes_the_sum_unchanged_and_is_gathered_where_a_row_was_added_often() -> None:
    grad = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert GRAD_LEFT.forward(grad) is grad
    assert GRAD_RIGHT.forward(grad, np.zeros(2)).tolist() == [4.0, 6.0]
    assert GRAD_RIGHT.forward(grad, np.zeros((2, 2))) is grad


def test_a_number_of_the_gathered_gradient_names_every_place_it_was_added_to() -> None:
    grad, right = np.array([[1.0, 2.0], [3.0, 4.0]]), np.zeros(2)
    explanation = GRAD_RIGHT.explain((1,), GRAD_RIGHT.forward(grad, right), grad, right)
    assert [term.index for term in explanation.terms] == [(0, 1), (1, 1)]
