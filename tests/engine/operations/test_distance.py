"""distance: as the crow flies."""

from __future__ import annotations

import numpy as np

from app.engine.operations.distance import DISTANCE


def test_three_and_four_are_five() -> None:
    assert DISTANCE.forward(np.array([[1.0, 1.0], [2.0, 2.0]]), np.array([[4.0, 5.0], [2.0, 2.0]])).tolist() == [
        5.0,
        0.0,
    ]


def test_each_number_counts_for_it_after_and_against_it_before() -> None:
    terms = DISTANCE.explain((), np.array(5.0), np.array([1.0, 1.0]), np.array([4.0, 5.0])).terms
    assert sorted(term.product for term in terms) == [-1.0, -1.0, 4.0, 5.0]
