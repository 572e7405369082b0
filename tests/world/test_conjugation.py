"""Verbs in their tenses."""

from __future__ import annotations

import pytest

from app.world.conjugation import past, third_person, verb_phrase, verb_phrases


@pytest.mark.parametrize(
    ("base", "gone_by"),
    [
        ("walk", "walked"),
        ("bake", "baked"),
        ("study", "studied"),
        ("play", "played"),
        ("trim", "trimmed"),
        ("go", "went"),
        ("choose", "chose"),
        ("cut", "cut"),
    ],
)
def test_the_past_is_regular_or_listed(base: str, gone_by: str) -> None:
    assert past(base) == gone_by


@pytest.mark.parametrize(
    ("base", "form"),
    [("walk", "walks"), ("teach", "teaches"), ("carry", "carries"), ("go", "goes"), ("have", "has"), ("buy", "buys")],
)
def test_the_third_person_ends_in_s(base: str, form: str) -> None:
    assert third_person(base) == form


def test_a_phrase_is_conjugated_in_its_first_word_alone() -> None:
    phrase = verb_phrase("count the cash")
    assert phrase.form("past") == ("counted", "the", "cash")
    assert phrase.form("s") == ("counts", "the", "cash")
    assert [one.form("") for one in verb_phrases("row, go fishing")] == [("row",), ("go", "fishing")]
