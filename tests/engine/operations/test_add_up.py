"""add_up: a row becomes its sum."""

from __future__ import annotations

import numpy as np

from app.engine.operations.add_up import ADD_UP


def test_every_row_becomes_its_sum_and_the_last_axis_is_gone() -> None:
    rows = np.array([[[1.0, 2.0, 3.5]], [[-4.0, 4.0, 0.25]]])
    assert ADD_UP.forward(rows).tolist() == [[6.5], [0.25]]
    assert ADD_UP.dims(("head", "pos", "d_head")) == ("head", "pos")


def test_a_sum_of_one_row_alone_is_one_number_without_an_axis() -> None:
    whole = ADD_UP.forward(np.array([0.5, 0.25, 0.125]))
    assert (whole.shape, float(whole)) == ((), 0.875)


def test_each_number_of_the_row_is_a_term_and_of_no_other_row() -> None:
    rows = np.array([[1.0, 2.0], [30.0, -40.0]])
    explanation = ADD_UP.explain((1,), ADD_UP.forward(rows), rows)
    assert [(term.index, term.product) for term in explanation.terms] == [((1, 0), 30.0), ((1, 1), -40.0)]
    assert explanation.rule(explanation.terms) == -10.0
