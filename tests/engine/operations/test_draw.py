"""draw: where the dice fall along the probabilities."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.operations.draw import DRAW

PROBS = np.array([0.2, 0.5, 0.0, 0.3])


@pytest.mark.parametrize(("dice", "token"), [(0.0, 1), (0.49, 1), (0.51, 3), (0.79, 3), (0.81, 0), (0.999, 0)])
def test_the_most_probable_lies_first(dice: float, token: int) -> None:
    assert DRAW.forward(PROBS, np.asarray(dice)) == token


def test_each_row_has_dice_of_its_own() -> None:
    assert DRAW.forward(np.stack([PROBS, PROBS]), np.array([0.1, 0.6])).tolist() == [1.0, 3.0]


def test_the_terms_are_every_probability_and_the_dice() -> None:
    dice = np.asarray(0.6)
    terms = DRAW.explain((), DRAW.forward(PROBS, dice), PROBS, dice).terms
    assert [term.value for term in terms] == [0.2, 0.5, 0.0, 0.3, 0.6]
    assert terms[-1].operand == 1
