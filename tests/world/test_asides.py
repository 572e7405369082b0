"""What stories say on the side."""

from __future__ import annotations

import pytest

from app.world import asides
from app.world.entry import Entry

LISTS = ("MANNERS", "MOODS", "FEELINGS", "QUALITIES", "DAYS", "CREATURES", "WHEN", "WHEN_NEXT", "ADVERBS")


@pytest.mark.parametrize("name", LISTS)
def test_no_list_says_the_same_twice(name: str) -> None:
    entries: tuple[Entry, ...] = getattr(asides, name)
    assert len({one.form("") for one in entries}) == len(entries)


@pytest.mark.parametrize("name", ["MANNERS", "QUALITIES", "DAYS", "CREATURES"])
def test_what_stands_after_a_does_not_begin_with_a_vowel(name: str) -> None:
    assert not [one.name for one in getattr(asides, name) if one.name[0] in "aeiou"]
