"""Entries: their forms, and the spelling of articles and plurals."""

from __future__ import annotations

import pytest

from app.world.entry import entry, noun, phrases, plural, split_phrases, with_article


def test_an_entry_is_written_as_its_name_when_no_form_is_asked_for() -> None:
    assert entry("one day").form("") == ("one", "day")


def test_two_entries_of_one_name_are_not_the_same_entry() -> None:
    assert entry("boat") != entry("boat")


def test_a_form_or_relation_that_is_missing_is_named_with_those_that_are_there() -> None:
    with pytest.raises(KeyError, match=r"'boat' has no form 'past', it has \['', 'a', 'pl'\]"):
        noun("boat").form("past")
    with pytest.raises(KeyError, match="'boat' has no relation 'food'"):
        noun("boat").relation("food")


@pytest.mark.parametrize(
    ("singular", "many"),
    [
        ("apple", "apples"),
        ("box", "boxes"),
        ("pony", "ponies"),
        ("toy", "toys"),
        ("goose", "geese"),
        ("knife", "knives"),
        ("potato", "potatoes"),
        ("witch", "witches"),
        ("sheep", "sheep"),
    ],
)
def test_plurals_are_spelled_as_english_has_them(singular: str, many: str) -> None:
    assert plural(singular) == many


def test_the_article_goes_by_the_first_letter() -> None:
    assert (with_article("oar"), with_article("boat")) == ("an oar", "a boat")
    assert noun("oar").form("a") == ("an", "oar")


def test_phrases_are_split_at_commas() -> None:
    assert [one.form("") for one in split_phrases("on the roof, outside")] == [("on", "the", "roof"), ("outside",)]
    assert [one.name for one in phrases(["a b"])] == ["a b"]
