"""The analogies that the world makes true: a is to b as c is to d."""

from __future__ import annotations

from itertools import permutations

from app.world.animals import ANIMAL_PAIRS
from app.world.countries import COUNTRIES
from app.world.people import PEOPLE_PAIRS
from app.world.things import THINGS
from app.world.verbs import VERBS

Pair = tuple[str, str]
Analogy = tuple[str, str, str, str]
"""(a, b, c, d)"""


def relations() -> dict[str, list[Pair]]:
    """The pairs of words that stand in each relation."""
    return {
        "young": [(adult.name, young.name) for adult, young in ANIMAL_PAIRS],
        "woman": [(man.name, woman.name) for man, woman in PEOPLE_PAIRS],
        "capital": [(country.name, country.forms["capital"][0]) for country in COUNTRIES],
        "past": [(verb.name, verb.forms["past"][0]) for verb in VERBS],
        "plural": [(thing.name, thing.forms["pl"][0]) for thing in THINGS],
    }


def analogies() -> dict[str, list[Analogy]]:
    """Every analogy of each relation, of two different pairs: dog is to puppy as cat is to kitten."""
    return {
        kind: [(*first, *second) for first, second in permutations(pairs, 2)] for kind, pairs in relations().items()
    }
