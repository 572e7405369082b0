"""agreement: how well a word and others go together."""

import numpy as np

from app.engine.operations.agreement import AGREEMENT


def test_products_are_added_up_with_the_bias_of_the_other() -> None:
    word, others = np.array([1.0, 2.0]), np.array([[3.0, 4.0], [0.0, 1.0]])
    assert AGREEMENT.forward(word, others, np.array([[0.5], [-0.5]])).tolist() == [11.5, 1.5]


def test_the_bias_is_a_term_without_a_factor() -> None:
    word, others, bias = np.array([1.0]), np.array([[3.0]]), np.array([[0.5]])
    terms = AGREEMENT.explain((0,), AGREEMENT.forward(word, others, bias), word, others, bias).terms
    assert [(term.operand, term.factor, term.product) for term in terms] == [(0, 3.0, 3.0), (2, None, 0.5)]
