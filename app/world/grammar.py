"""The grammar: the families of stories, how often each is told, and the program that tells them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.world.pattern import sentences_of
from app.world.patterns_animals import ANIMAL_PATTERNS
from app.world.patterns_countries import COUNTRY_PATTERNS
from app.world.patterns_endings import ALWAYS_SO, CLOSING, ENDING, WEATHER_THEN
from app.world.patterns_fields import FIELD_PATTERNS
from app.world.patterns_people import PEOPLE_PATTERNS
from app.world.patterns_senses import SENSE_PATTERNS
from app.world.patterns_things import THING_PATTERNS
from app.world.patterns_town import TOWN_PATTERNS
from app.world.patterns_verbs import VERB_PATTERNS
from app.world.program import End, Fork, Linker, fork
from app.world.sources import Sources

END = "<end>"
"""The token that ends every story."""

GROUPS = {"ending": ENDING, "closing": CLOSING, "weather_then": WEATHER_THEN, "always_so": ALWAYS_SO}
"""Sentences that patterns call by name."""


@dataclass(frozen=True)
class Family:
    """Patterns of one kind; `share` of all stories are told with one of them, each alike often."""

    name: str
    share: float
    patterns: tuple[str, ...]


FAMILIES = (
    Family("senses", 0.36, SENSE_PATTERNS),
    Family("fields", 0.13, FIELD_PATTERNS),
    Family("animals", 0.09, ANIMAL_PATTERNS),
    Family("people", 0.10, PEOPLE_PATTERNS),
    Family("countries", 0.08, COUNTRY_PATTERNS),
    Family("verbs", 0.12, VERB_PATTERNS),
    Family("things", 0.06, THING_PATTERNS),
    Family("town", 0.06, TOWN_PATTERNS),
)


@dataclass(frozen=True, eq=False)
class Grammar:
    """A program and where its slots draw from. `start` forks into every pattern."""

    start: Fork
    sources: Sources
    patterns: tuple[str, ...]
    """The pattern of each way of `start`."""


@lru_cache(maxsize=2)
def grammar(held_out: bool = False) -> Grammar:
    """The grammar of training, or the one whose every story holds a held-out pair."""
    families = [family for family in FAMILIES if family.name == "senses" or not held_out]
    told = [(text, family.share / len(family.patterns)) for family in families for text in family.patterns]
    linker = Linker(GROUPS)
    end = End()
    ways = [linker.link(text, end) for text, _ in told]
    return Grammar(fork(ways, [weight for _, weight in told]), Sources(held_out), tuple(text for text, _ in told))


def sentence_patterns() -> Iterator[str]:
    """Every different sentence pattern, as it is written, in the order of the families and then of the groups."""
    texts = [text for family in FAMILIES for text in family.patterns]
    texts += [text for group in GROUPS.values() for text in group]
    yield from dict.fromkeys(sentence for text in texts for sentence in sentences_of(text))
