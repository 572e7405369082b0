"""Counting in a text: held against counting it by hand, place by place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.counting import counted_once

TEXT = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3, 3, 8, 3, 2, 7], np.int16)
SMALL = st.lists(st.integers(0, 2), min_size=1, max_size=60)


def times(text: list[int], part: list[int]) -> int:
    return sum(text[at : at + len(part)] == part for at in range(len(text) - len(part) + 1))


@given(SMALL, st.integers(0, 2))
def test_followers_are_those_that_stand_behind(text: list[int], token: int) -> None:
    found = counted_once(np.array(text, np.int16)).followers(token, 3)
    assert found.tolist() == [times(text, [token, after]) for after in range(3)]


@given(SMALL, st.lists(st.integers(0, 2), min_size=1, max_size=12))
def test_the_longest_end_that_stood_there_is_found_however_long(text: list[int], asked: list[int]) -> None:
    found = counted_once(np.array(text, np.int16)).remembered(asked)
    lengths = [n for n in range(1, len(asked) + 1) if times(text, asked[-n:])]
    assert found.length == max(lengths, default=0)
    assert found.times == (times(text, asked[-found.length :]) if found.length else 0)
    assert found.whole == times(text, asked)


def test_a_token_that_the_text_does_not_have_is_followed_by_none() -> None:
    assert not counted_once(TEXT).followers(0, 10).any()
    assert counted_once(TEXT).remembered([0]).length == 0


@pytest.mark.parametrize(("asked", "whole"), [([3, 1, 4, 1, 5, 9, 2], 1), ([7], 2), ([3, 8], 2), ([4, 3, 3, 8, 3], 1)])
def test_a_part_of_the_text_is_remembered_as_a_whole(asked: list[int], whole: int) -> None:
    assert counted_once(TEXT).remembered(asked).whole == whole
