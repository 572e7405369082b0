"""The families of the world's words: animals, people, verbs, …; a family has its words in the order of the world."""

from __future__ import annotations

from app.world.animals import ADULTS, YOUNG
from app.world.countries import CAPITALS, COUNTRIES
from app.world.people import PEOPLE
from app.world.things import THINGS
from app.world.verbs import VERBS


def families() -> dict[str, list[str]]:
    """Each family with its words."""
    return {
        "animals": [animal.name for animal in ADULTS],
        "young": [animal.name for animal in YOUNG],
        "people": [person.name for person in PEOPLE],
        "countries": [country.name for country in COUNTRIES],
        "capitals": [capital.name for capital in CAPITALS],
        "verbs": [verb.name for verb in VERBS],
        "past": [verb.forms["past"][0] for verb in VERBS],
        "things": [thing.name for thing in THINGS],
    }
