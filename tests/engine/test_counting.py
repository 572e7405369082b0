"""Counting in a text: the same numbers as reading it from end to end."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.counting import DEPTH, Remembered, counted_once
from tests.engine.tries import TRIES

TEXT = st.lists(st.integers(0, 3), min_size=2, max_size=80)


def times_in(text: list[int], part: list[int]) -> int:
    return sum(text[at : at + len(part)] == part for at in range(len(text) - len(part) + 1))


@settings(TRIES)
@given(TEXT, st.integers(0, 4))
def test_the_followers_of_a_token_are_those_that_the_text_has(text: list[int], token: int) -> None:
    expected = np.zeros(6)
    for left, right in pairwise(text):
        expected[right] += left == token
    np.testing.assert_array_equal(counted_once(np.array(text, np.int16)).followers(token, 6), expected)


@settings(TRIES)
@given(TEXT, st.lists(st.integers(0, 4), max_size=DEPTH + 4))
def test_the_longest_end_that_stood_in_the_text_is_found_and_counted(text: list[int], read: list[int]) -> None:
    lengths = [n for n in range(1, len(read) + 1) if times_in(text, read[-n:])]
    longest = max(lengths, default=0)
    times = times_in(text, read[-longest:]) if longest else 0
    whole = times if longest == len(read) else 0
    assert counted_once(np.array(text, np.int16)).remembered(read) == Remembered(longest, times, whole)


def test_what_is_longer_than_the_places_are_sorted_by_is_found_as_well() -> None:
    text = list(range(20)) * 3
    counted = counted_once(np.array(text, np.int16))
    assert counted.remembered(list(range(12))) == Remembered(12, 3, 3)
    assert counted.remembered([99, *range(12)]) == Remembered(12, 3, 0)
    assert counted.remembered([]) == Remembered(0, 0, 0)
