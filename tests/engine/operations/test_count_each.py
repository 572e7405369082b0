"""count_each: counting answers."""

import numpy as np

from app.engine.operations.count_each import COUNT_EACH


def test_every_answer_is_counted_once_and_what_is_none_of_them_is_not() -> None:
    answers = np.array([0.0, 3.0, 3.0, -1.0, 1.0])
    assert COUNT_EACH.forward(answers, of=4, axis="symbol").tolist() == [1, 1, 0, 2]


def test_a_count_is_made_of_a_one_for_each_that_is_counted() -> None:
    answers = np.array([2.0, 0.0, 2.0])
    explanation = COUNT_EACH.explain(
        (2,), COUNT_EACH.forward(answers, of=4, axis="symbol"), answers, of=4, axis="symbol"
    )
    assert [term.product for term in explanation.terms] == [1, 0, 1]
