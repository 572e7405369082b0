"""Things that can be counted."""

from __future__ import annotations

from app.world.things import NUMBERS, SPOTS, THINGS


def test_one_and_many_are_written_differently() -> None:
    assert all(thing.form("") != thing.form("pl") for thing in THINGS)


def test_every_thing_has_two_looks_and_a_place_of_its_own() -> None:
    assert all(len(thing.relation("look")) == 2 for thing in THINGS)
    assert len({thing.relation("place")[0].name for thing in THINGS}) == len(THINGS)


def test_numbers_are_of_many_and_spots_differ() -> None:
    assert "one" not in {number.name for number in NUMBERS}
    assert len({spot.name for spot in SPOTS}) == len(SPOTS)
