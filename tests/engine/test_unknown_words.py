"""Words outside a model's world are found where they stand, and near ones are offered."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.tokenizers.pocket import VOCABULARY
from app.engine.unknown_words import KnownWords, changes

WORLD = KnownWords(VOCABULARY.read_text("utf-8").split())


def test_known_words_are_not_marked_whatever_marks_stand_beside_them() -> None:
    assert WORLD.unknown_in("she put her money in the bank.\nwas he right? what a day!") == []


def test_an_unknown_word_is_told_with_its_place_and_what_is_near_it() -> None:
    (found,) = WORLD.unknown_in("she put her mony in the bank")
    assert (found.text, found.start, found.end, found.unfinished) == ("mony", 12, 16, False)
    assert found.offer[0] == "money"


def test_a_word_that_is_being_typed_is_offered_its_ends() -> None:
    (found,) = WORLD.unknown_in("the fisherm")
    assert found.unfinished
    assert found.offer[0] == "fisherman"
    assert not WORLD.unknown_in("the fisherm sat")[0].unfinished


@pytest.mark.parametrize("word", ["🏦", "日本", "quantum-", "'", "3", "x" * 5000])
def test_what_is_near_to_nothing_is_told_all_the_same(word: str) -> None:
    (found,) = WORLD.unknown_in(f"the {word} .")
    assert found.text == word


@given(st.text(max_size=40))
def test_every_unknown_word_stands_where_it_is_said_to(text: str) -> None:
    for found in WORLD.unknown_in(text):
        assert text[found.start : found.end] == found.text
        assert found.text not in WORLD
        assert all(word in WORLD for word in found.offer)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [("bank", "bank", 0), ("bank", "bnak", 1), ("bank", "banks", 1), ("kitten", "sitting", 3), ("", "ab", 2)],
)
def test_changes_are_letters_put_in_left_out_exchanged_or_swapped(first: str, second: str, apart: int) -> None:
    assert changes(first, second) == changes(second, first) == apart


def test_it_takes_no_longer_than_a_key_press() -> None:
    took = []
    for _ in range(20):
        started = time.perf_counter()
        WORLD.unknown_in("the fishermn sat by the watter and")
        took.append(time.perf_counter() - started)
    assert min(took) < 0.02
