"""Entries that are alike to the entropy."""

from __future__ import annotations

from app.world.entry import Entry, entry
from app.world.likeness import Likeness
from app.world.people import NAMES


def test_names_spoken_of_alike_are_alike() -> None:
    likeness = Likeness()
    numbers = {name.form("he"): set[int]() for name in NAMES}
    for name in NAMES:
        numbers[name.form("he")].add(likeness.of(name))
    assert [len(found) for found in numbers.values()] == [1, 1]
    assert set.isdisjoint(*numbers.values())


def test_entries_with_longer_forms_or_other_relations_are_not_alike() -> None:
    likeness = Likeness()
    assert likeness.of(entry("a", past="b")) == likeness.of(entry("c", past="d"))
    assert likeness.of(entry("a", past="b")) != likeness.of(entry("c", past="d e"))
    one = Entry("x", {"": ("x",)}, {"food": (entry("hay"),)})
    other = Entry("y", {"": ("y",)}, {"food": (entry("hay"), entry("corn"))})
    assert likeness.of(one) != likeness.of(other)
