"""flipped: which neighbours get another answer."""

import numpy as np

from app.engine.operations.flipped import FLIPPED


def test_it_is_one_where_the_neighbour_is_answered_otherwise() -> None:
    answers = np.array([0.0, 1.0, 1.0, 2.0])
    assert FLIPPED.forward(answers, here=1, neighbours=[0, 2, 3], axis="pixel").tolist() == [1, 0, 1]
