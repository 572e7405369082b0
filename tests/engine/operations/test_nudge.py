"""nudge: one number is pushed a little."""

import numpy as np

from app.engine.operations.nudge import NUDGE


def test_only_the_chosen_number_is_pushed_and_the_old_array_stays() -> None:
    parameter = np.array([[1.0, 2.0], [3.0, 4.0]])
    pushed = NUDGE.forward(parameter, at=(1, 0), by=0.25)
    assert pushed.tolist() == [[1.0, 2.0], [3.25, 4.0]]
    assert parameter.tolist() == [[1.0, 2.0], [3.0, 4.0]]


def test_the_formula_says_which_number_was_pushed_and_by_how_much() -> None:
    parameter = np.array([1.0, 2.0])
    pushed = NUDGE.forward(parameter, at=(1,), by=0.25)
    chosen = NUDGE.explain((1,), pushed, parameter, at=(1,), by=0.25)
    other = NUDGE.explain((0,), pushed, parameter, at=(1,), by=0.25)
    assert (chosen.formula, chosen.rule(chosen.terms)) == ("pushed by 0.25", 2.25)
    assert (other.formula, other.rule(other.terms)) == ("left as it is", 1.0)
