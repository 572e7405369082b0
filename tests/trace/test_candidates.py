"""Candidates: the most probable first, of equals the smaller id, and none that was cut."""

from __future__ import annotations

import numpy as np

from app.trace.candidates import best
from tests.trace.shelves import library


def test_the_most_probable_come_first_and_what_was_cut_does_not_come() -> None:
    probs = np.zeros(256)
    probs[[98, 97, 99]] = [0.25, 0.25, 0.5]
    told = best(library().open("tiny"), probs)
    assert [(each["text"], each["probability"]) for each in told] == [("c", 0.5), ("a", 0.25), ("b", 0.25)]
