"""argmax: the place of the largest."""

import numpy as np

from app.engine.operations.argmax import ARGMAX


def test_of_equal_outputs_the_first_is_the_answer() -> None:
    outputs = np.array([[0.2, 0.7, 0.7], [0.5, 0.5, 0.5], [-3.0, -2.0, -1.0]])
    answers = ARGMAX.forward(outputs)
    assert answers.tolist() == [1.0, 0.0, 2.0]
    for row in range(3):
        explanation = ARGMAX.explain((row,), answers, outputs)
        assert explanation.rule(explanation.terms) == answers[row]
        assert explanation.rule(explanation.terms[::-1]) == answers[row], "also with the terms in another order"


def test_one_row_gives_one_number() -> None:
    assert ARGMAX.forward(np.array([1.0, 5.0, 2.0])).shape == ()


def test_there_is_no_gradient_through_a_choice() -> None:
    assert ARGMAX.backward == ()
