"""What agrees with what in English, as complaints about a story that the tests can list."""

from __future__ import annotations

import itertools

from app.world.animals import ANIMALS
from app.world.fields import FIELDS
from app.world.people import NAMES, PEOPLE
from app.world.things import NUMBERS, THINGS
from tests.world.told import Tokens, sentences

SHE = {name.name for name in NAMES if name.form("he") == ("she",)}
HE = {name.name for name in NAMES} - SHE
PERSONS = [person for field in FIELDS.values() for person in field.relation("person")]
SAID = {person.name: person.form("he")[0] for person in (*PEOPLE, *PERSONS) if "he" in person.forms}
SAID |= dict.fromkeys(SHE, "she") | dict.fromkeys(HE, "he")
NOUNS = [noun for noun in (*THINGS, *ANIMALS) if noun.form("") != noun.form("pl")]
ONE = {noun.name for noun in NOUNS}
MANY = {noun.form("pl")[0] for noun in NOUNS}
SEVERAL = {number.name for number in NUMBERS} | {"these", "those", "many"}
SINGLE = {"a", "an", "this", "that", "one", "every"}
PRONOUNS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}


def begins_with_a_vowel(word: str) -> bool:
    """As it is spoken: "hour" does."""
    return word[0] in "aeiou" or word == "hour"


def wrong_articles(story: Tokens) -> list[str]:
    """ "a" before a vowel, or "an" before another letter."""
    pairs = itertools.pairwise(story)
    return [
        f"{one} {other}" for one, other in pairs if one in {"a", "an"} and (one == "an") != begins_with_a_vowel(other)
    ]


def wrong_numbers(story: Tokens) -> list[str]:
    """A plural after "a", a singular after "three", "is" after a plural, "are" after a singular."""
    wrong = []
    for one, other in itertools.pairwise(story):
        if (one in SEVERAL and other in ONE) or (one in SINGLE and other in MANY):
            wrong.append(f"{one} {other}")
        if (one in MANY and other in {"is", "was", "has"}) or (one in ONE and other in {"are", "were", "have"}):
            wrong.append(f"{one} {other}")
    return wrong


def wrong_pronouns(story: Tokens) -> list[str]:
    """A pronoun of the other kind where all people of a story so far are of one kind."""
    wrong = []
    people: set[str] = set()
    anyone = {person.name for person in PERSONS if "he" not in person.forms}
    for sentence in sentences(story):
        for word in sentence:
            if word in anyone:
                people |= {"he", "she"}
            elif word in SAID:
                people.add(SAID[word])
            elif word in PRONOUNS:
                if people and PRONOUNS[word] not in people:
                    wrong.append(f"{word} in {' '.join(sentence)}")
                people.add(PRONOUNS[word])
    return wrong


def complaints(story: Tokens) -> list[str]:
    """Everything that does not agree."""
    return [*wrong_articles(story), *wrong_numbers(story), *wrong_pronouns(story)]
