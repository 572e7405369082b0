"""claimed: a picture is called what the nearest example is."""

import numpy as np

from app.engine.operations.claimed import CLAIMED, NOBODY


def test_the_nearest_example_decides() -> None:
    assert CLAIMED.forward(np.array([[3.0, 1.0, 2.0]]), np.array([0.0, 2.0, 1.0])).tolist() == [2.0]


def test_where_the_nearest_agree_there_may_be_several_and_where_they_do_not_nobody_has_it() -> None:
    apart = np.array([[1.0, 1.0, 4.0], [1.0, 4.0, 1.0]])
    assert CLAIMED.forward(apart, np.array([2.0, 2.0, 0.0])).tolist() == [2.0, NOBODY]
