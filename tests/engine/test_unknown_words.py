"""Words that a model was never taught are found, and near ones offered."""

from __future__ import annotations

import pytest

from app.engine.unknown_words import KnownWords, changes

KNOWN = KnownWords(["bank", "bark", "boat", "money", "monkey", "the", "river", "her"])


def test_every_unknown_word_is_found_where_it_stands_and_marks_are_no_part_of_it() -> None:
    found = KNOWN.unknown_in("the quark, her bonk.")
    assert [(word.text, word.start, word.end) for word in found] == [("quark", 4, 9), ("bonk", 15, 19)]


@pytest.mark.parametrize(("typed", "first"), [("bonk", "bank"), ("mony", "money"), ("rivr", "river"), ("hte", "the")])
def test_the_nearest_known_word_is_offered_first(typed: str, first: str) -> None:
    [word] = KNOWN.unknown_in(f"{typed} ")
    assert word.offer[0] == first
    assert not word.unfinished


def test_the_beginning_of_a_known_word_at_the_end_is_unfinished_and_its_ends_are_offered() -> None:
    [word] = KNOWN.unknown_in("the mon")
    assert word.unfinished
    assert word.offer[:2] == ("money", "monkey")


def test_where_all_known_words_are_far_none_is_offered() -> None:
    [word] = KNOWN.unknown_in("zzzzzz ")
    assert word.offer == ()


PLACED = KnownWords(["bank", "sat", "the"], ["the", "then"])


def test_a_known_word_that_never_began_a_line_is_found_there_and_words_that_did_are_offered() -> None:
    found = PLACED.unknown_in("bank sat\nthem bank, “sat” the")
    assert [(word.text, word.start, word.misplaced) for word in found] == [("bank", 0, True), ("them", 9, False)]
    assert set(found[1].offer) == {"the", "then"}
    assert set(PLACED.unknown_in("bank ")[0].offer) <= {"the", "then"}


def test_a_word_that_only_began_lines_is_found_after_a_space() -> None:
    [word] = PLACED.unknown_in("the bank then ")
    assert (word.text, word.misplaced) == ("then", True)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [("bank", "bank", 0), ("bank", "bark", 1), ("ab", "ba", 1), ("", "abc", 3), ("kitten", "sitting", 3)],
)
def test_changes_are_letters_put_in_left_out_exchanged_or_swapped(first: str, second: str, apart: int) -> None:
    """The distance of Damerau and Levenshtein; kitten to sitting is the textbook's."""
    assert changes(first, second) == changes(second, first) == apart
