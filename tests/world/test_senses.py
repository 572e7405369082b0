"""The ambiguous words and their senses."""

from __future__ import annotations

from itertools import combinations

import pytest

from app.world.fields import FIELDS, context_words
from app.world.senses import AMBIGUOUS, SENSES, continuation_words, first_words


def test_there_are_at_least_twelve_ambiguous_words_each_with_two_or_more_senses() -> None:
    assert len(AMBIGUOUS) >= 12
    assert all(len(senses) >= 2 for senses in AMBIGUOUS.values())
    assert {"bank", "bat", "bark", "light", "spring"} <= set(AMBIGUOUS)


def test_every_sense_has_at_least_eight_context_words_and_four_ways_to_go_on() -> None:
    for sense in SENSES:
        assert len(context_words(sense.field)) >= 8
        assert len(sense.continuations) >= 4


@pytest.mark.parametrize("word", AMBIGUOUS)
def test_what_follows_at_once_differs_from_sense_to_sense(word: str) -> None:
    for one, other in combinations(AMBIGUOUS[word], 2):
        assert not first_words(one) & first_words(other)


@pytest.mark.parametrize("word", AMBIGUOUS)
def test_the_senses_of_a_word_are_led_into_alike(word: str) -> None:
    assert len({sense.lead_ins for sense in AMBIGUOUS[word]}) == 1


def test_no_lead_in_and_no_continuation_holds_a_context_word_or_an_ambiguous_one() -> None:
    decisive = {word.name for field in FIELDS for word in context_words(field)} | set(AMBIGUOUS)
    for sense in SENSES:
        told = {word for words in continuation_words(sense) for word in words}
        told |= {word for lead_in in sense.lead_ins for word in lead_in.form("past")}
        assert not told & decisive


def test_no_ambiguous_word_is_a_context_word() -> None:
    assert not set(AMBIGUOUS) & {word.name for field in FIELDS for word in context_words(field)}


def test_a_sense_is_named_by_its_word_and_its_field() -> None:
    assert AMBIGUOUS["bank"][0].name == "bank.water"
