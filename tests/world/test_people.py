"""People with names, and people in pairs."""

from __future__ import annotations

from app.world.people import FAMILY, GENDERS, NAMES, PEOPLE, PEOPLE_PAIRS, RULERS


def test_half_of_the_names_are_she_and_half_are_he() -> None:
    said = [name.form("he") for name in NAMES]
    assert said.count(("she",)) == said.count(("he",)) == len(NAMES) // 2
    assert len({name.name for name in NAMES}) == len(NAMES) == 40


def test_both_of_a_pair_do_the_same_and_are_spoken_of_differently() -> None:
    for man, woman in PEOPLE_PAIRS:
        assert man.relation("habit") is woman.relation("habit")
        assert (man.form("he"), woman.form("he")) == (("he",), ("she",))
        assert (man.form("other"), woman.form("other")) == (woman.form(""), man.form(""))


def test_no_two_pairs_do_the_same_so_that_each_pair_can_be_told_from_the_others() -> None:
    habits = [habit.name for man, _ in PEOPLE_PAIRS for habit in man.relation("habit")]
    assert len(set(habits)) == len(habits)


def test_families_and_rulers_are_people_and_there_are_two_ways_to_speak_of_one() -> None:
    assert set(FAMILY) | set(RULERS) <= set(PEOPLE)
    assert [one.form("his") for one in GENDERS] == [("his",), ("her",)]
