"""Animals and their young: the sound, the food and the home that both of a pair share."""

from __future__ import annotations

from app.world.conjugation import verb_phrase
from app.world.entry import Entry, noun, phrases, plural

ANIMALS_AND_YOUNG: dict[tuple[str, str], tuple[str, str, str]] = {
    ("dog", "puppy"): ("growl", "meat", "in the backyard"),
    ("cat", "kitten"): ("meow", "fish", "on the sofa"),
    ("cow", "calf"): ("moo", "clover", "in the meadow"),
    ("horse", "foal"): ("neigh", "hay", "in the stable"),
    ("sheep", "lamb"): ("bleat", "grass", "on the green hill"),
    ("pig", "piglet"): ("grunt", "turnips", "in the sty"),
    ("hen", "chick"): ("cluck", "grain", "in the coop"),
    ("duck", "duckling"): ("quack", "bread", "on the pond"),
    ("goose", "gosling"): ("honk", "weeds", "on the lake"),
    ("goat", "kid"): ("cry", "thistles", "on the cliff"),
    ("bear", "cub"): ("roar", "honey", "in the den"),
    ("frog", "tadpole"): ("splash", "flies", "in the swamp"),
    ("kangaroo", "joey"): ("hop", "shrubs", "in the desert"),
    ("owl", "owlet"): ("hoot", "beetles", "in the hollow tree"),
    ("eagle", "eaglet"): ("screech", "snakes", "on the peak"),
    ("swan", "cygnet"): ("hiss", "reeds", "on the canal"),
    ("rabbit", "bunny"): ("sniff", "carrots", "in the burrow"),
    ("wolf", "pup"): ("howl", "deer", "in the wild woods"),
}


def _family(adult: str, young: str, sound: str, food: str, home: str) -> tuple[Entry, Entry]:
    shared = {"sound": (verb_phrase(sound),), "food": phrases([food]), "home": phrases([home])}
    grown, small = noun(adult), noun(young)
    for one, other in ((grown, small), (small, grown)):
        one.forms["other"] = (other.name,)
        one.forms["others"] = (plural(other.name),)
        one.related.update(shared)
    return grown, small


ANIMAL_PAIRS = tuple(_family(*pair, *rest) for pair, rest in ANIMALS_AND_YOUNG.items())
ADULTS = tuple(adult for adult, _ in ANIMAL_PAIRS)
YOUNG = tuple(young for _, young in ANIMAL_PAIRS)
ANIMALS = (*ADULTS, *YOUNG)
