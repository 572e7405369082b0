"""People: those with a name, and the pairs of a man's word and a woman's, with what both of a pair do."""

from __future__ import annotations

from app.world.conjugation import verb_phrases
from app.world.entry import PRONOUNS, Entry, entry, noun

WOMEN = "mia anna lucy emma clara rosa nina julia sara ella eva lena maria alice olga vera ida paula helen ruth"
MEN = "tom ben max leo paul peter oscar hugo jack felix sam adam david simon henry carl erik martin frank george"
NAMES = tuple(entry(name, **PRONOUNS[said]) for said, names in (("she", WOMEN), ("he", MEN)) for name in names.split())
GENDERS = tuple(entry(pronouns["he"], **pronouns) for pronouns in PRONOUNS.values())
"""How a person is spoken of who has no name: "she" or "he", and the same through the story."""

PAIRS: dict[tuple[str, str], str] = {
    ("king", "queen"): "rule the land, return to the palace, wear golden robes, speak to the nobles",
    ("prince", "princess"): "ride through the kingdom, sleep in the high tower, dance in the palace, play with swans",
    ("man", "woman"): "read the newspaper, drink black coffee, drive to work, pay the rent",
    ("boy", "girl"): "climb the apple tree, jump in the puddles, hide under the bed, go to school",
    ("father", "mother"): "cook the dinner, wake the children, wash the baby, kiss the children",
    ("brother", "sister"): "tease the twins, share the toys, fight over the toys, sleep in the upper bunk",
    ("son", "daughter"): "obey the parents, call the parents, leave for college, write to the parents",
    ("uncle", "aunt"): "visit on sundays, bring presents, spoil the cousins, tell funny jokes",
    ("grandfather", "grandmother"): "doze in the armchair, tell old tales, wear thick glasses, remember the war",
    ("husband", "wife"): "forget the anniversary, plan the honeymoon, marry in june, pack for the honeymoon",
    ("nephew", "niece"): "stay for the summer, thank the relatives, come for the holidays, visit the relatives",
    ("emperor", "empress"): "command the army, conquer the island, fight the enemy, build a great wall",
    ("wizard", "witch"): "stir the potion, ride on a broom, whisper a spell, learn a new spell",
    ("waiter", "waitress"): "bring the soup, serve the guests, carry the plates, clear the tables",
    ("hero", "heroine"): "save the village, slay the dragon, find the dragon, protect the village",
    ("landlord", "landlady"): "collect the money, repair the roof, lock the front gate, shout at the tenants",
}


def _pair(man: str, woman: str, habits: str) -> tuple[Entry, Entry]:
    """Two people who do the same things, and differ in how they are spoken of."""
    shared = {"habit": verb_phrases(habits)}
    first = noun(man, **PRONOUNS["he"], other=woman)
    second = noun(woman, **PRONOUNS["she"], other=man)
    first.related.update(shared)
    second.related.update(shared)
    return first, second


PEOPLE_PAIRS = tuple(_pair(man, woman, habits) for (man, woman), habits in PAIRS.items())
PEOPLE = tuple(person for pair in PEOPLE_PAIRS for person in pair)
_FAMILY = {"father", "brother", "son", "uncle", "grandfather", "husband", "nephew"}
FAMILY = tuple(person for pair in PEOPLE_PAIRS if pair[0].name in _FAMILY for person in pair)
_RULERS = {"king", "emperor"}
RULERS = tuple(person for pair in PEOPLE_PAIRS if pair[0].name in _RULERS for person in pair)
