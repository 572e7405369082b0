"""likeness: the cosine between a word and the words of the poles."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.operations.likeness import LIKENESS


def test_the_same_way_is_one_whatever_the_length_and_the_other_way_is_minus_one() -> None:
    words = np.array([[[1.0, 1.0]]])
    poles = np.array([[[3.0, 3.0]], [[-2.0, -2.0]], [[1.0, -1.0]]])
    assert LIKENESS.forward(words, poles)[0, 0].tolist() == pytest.approx([1.0, -1.0, 0.0])


def test_nothing_is_like_nothing() -> None:
    assert LIKENESS.forward(np.zeros((1, 1, 2)), np.ones((1, 1, 2))).tolist() == [[[0.0]]]
