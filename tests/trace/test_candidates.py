"""Tokens that could come next, as they are told."""

import numpy as np

from app.trace.candidates import best, candidate
from tests.trace.shelves import OneShelf


def test_the_best_come_first_of_equals_the_smaller_id_and_what_was_cut_not_at_all() -> None:
    opened = OneShelf().open("tiny")
    assert opened is not None
    probs = np.zeros(256)
    probs[[98, 99, 97]] = 0.25, 0.25, 0.5
    assert [each["text"] for each in best(opened, probs)] == ["a", "b", "c"]
    assert best(opened, probs, most=1) == [candidate(opened, 97, 0.5)]
