"""equals: 1 where two numbers are the same."""

import numpy as np

from app.engine.operations.equals import EQUALS


def test_it_is_one_where_two_numbers_are_the_same_and_zero_elsewhere() -> None:
    same = EQUALS.forward(np.array([0.0, 1.0, 3.0]), np.array([0.0, 2.0, 3.0]))
    assert same.tolist() == [1.0, 0.0, 1.0]
    assert same.dtype == np.float64


def test_both_numbers_are_terms_and_the_rule_compares_them() -> None:
    left, right = np.array([1.0, 1.0]), np.array([1.0, 2.0])
    same = EQUALS.forward(left, right)
    for place in range(2):
        explanation = EQUALS.explain((place,), same, left, right)
        assert [term.value for term in explanation.terms] == [left[place], right[place]]
        assert explanation.rule(explanation.terms) == same[place]
