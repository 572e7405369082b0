"""hold: keeps every number within a limit."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.engine.operations.hold import HOLD
from tests.engine.tries import TRIES


def test_what_lies_outside_is_put_at_the_limit_and_all_else_stays() -> None:
    held = HOLD.forward(np.array([-7.0, -1.0, -0.3, 0.0, 0.9, 1.0000001]), limit=1.0)
    assert held.tolist() == [-1.0, -1.0, -0.3, 0.0, 0.9, 1.0]


@TRIES
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1), st.floats(0.0, 1e6))
def test_nothing_is_beyond_the_limit_and_holding_twice_changes_nothing(numbers: list[float], limit: float) -> None:
    held = HOLD.forward(np.array(numbers), limit=limit)
    assert np.all(np.abs(held) <= limit)
    assert np.array_equal(HOLD.forward(held, limit=limit), held)


def test_the_term_is_the_number_before_it_was_held() -> None:
    explanation = HOLD.explain((0,), np.array([1.0]), np.array([4.0]), limit=1.0)
    assert [term.value for term in explanation.terms] == [4.0]
    assert explanation.rule(explanation.terms) == 1.0
