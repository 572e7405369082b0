"""Where slots draw from."""

from __future__ import annotations

import math

import pytest

from app.world.entry import entry
from app.world.fields import FIELDS
from app.world.heldout import is_held_out
from app.world.people import NAMES
from app.world.senses import AMBIGUOUS
from app.world.sources import LISTS, Options, Sources, names_for, pair_options


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_drawn_from_evenly(name: str) -> None:
    options = Sources().options(name)
    assert options.probabilities == (pytest.approx(1 / len(options.entries)),) * len(options.entries)
    assert math.fsum(options.probabilities) == pytest.approx(1.0, abs=1e-12)


def test_a_uniform_number_draws_each_entry_as_often_as_it_should() -> None:
    options = Options.weighted([entry("a"), entry("b"), entry("c")], [1, 2, 1])
    assert [options.at(u) for u in (0.0, 0.2, 0.25, 0.7, 0.75, 0.9999999999999999)] == [0, 0, 1, 1, 2, 2]


def test_nothing_to_choose_from_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to choose from"):
        Options.even([])


def test_another_than_a_leaves_a_out() -> None:
    left = Sources().options("name", None, NAMES[0]).entries
    assert NAMES[0] not in left
    assert len(left) == len(NAMES) - 1


def test_a_bride_has_the_name_of_a_woman_and_a_banker_any() -> None:
    people = {person.name: person for field in FIELDS.values() for person in field.relation("person")}
    assert {name.form("he") for name in names_for(people["bride"])} == {("she",)}
    assert len(names_for(people["banker"])) == len(NAMES)


@pytest.mark.parametrize("kind", ["person", "thing"])
def test_pairs_of_training_are_not_held_out_and_the_others_are(kind: str) -> None:
    for held_out in (False, True):
        for pair in pair_options(kind, held_out).entries:
            assert is_held_out(pair.form("")[0], pair.form("word")[0]) is held_out


@pytest.mark.parametrize("kind", ["person", "thing"])
def test_in_training_every_ambiguous_word_is_alike_likely_and_so_are_its_senses(kind: str) -> None:
    options = pair_options(kind, held_out=False)
    for word, senses in AMBIGUOUS.items():
        for sense in senses:
            pairs = zip(options.entries, options.probabilities, strict=True)
            share = math.fsum(p for pair, p in pairs if pair.name.endswith(f" {sense.name}"))
            assert share == pytest.approx(1 / len(AMBIGUOUS) / len(senses)), word
    assert math.fsum(options.probabilities) == pytest.approx(1.0, abs=1e-12)
