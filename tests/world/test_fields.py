"""Fields of life, and the context words that belong to one each."""

from __future__ import annotations

from collections import Counter

from app.world.fields import ALWAYS, FIELDS, context_words


def test_every_field_has_at_least_eight_context_words_of_two_kinds() -> None:
    for name, field in FIELDS.items():
        assert len(context_words(name)) >= 8
        assert field.relation("person")
        assert field.relation("thing")


def test_no_context_word_belongs_to_two_fields() -> None:
    counted = Counter(word.name for name in FIELDS for word in context_words(name))
    assert max(counted.values()) == 1


def test_people_who_are_always_he_or_she_are_in_some_field() -> None:
    people = {person.name: person for field in FIELDS.values() for person in field.relation("person")}
    assert set(ALWAYS) <= set(people)
    assert people["bride"].form("he") == ("she",)
    assert "he" not in people["banker"].forms
