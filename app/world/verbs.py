"""Verbs whose tenses make a regularity: each with what it is done to, the same in every tense."""

from __future__ import annotations

from app.world.conjugation import verb_phrase
from app.world.entry import Entry, phrases

LINES: dict[str, str] = {
    "walk": "to the shop, along the street, around the block",
    "eat": "a big breakfast, too much cake, a ripe plum",
    "sing": "an old song, in the choir, a lullaby",
    "write": "a long poem, a short tale, in a diary",
    "drink": "warm milk, cold lemonade, a glass of juice",
    "run": "to the bus stop, a long race, up the stairs",
    "swim": "in the pool, to the island, under the bridge",
    "cook": "a hot soup, some beans, a stew",
    "paint": "the fence, a portrait, the wall",
    "bake": "a pie, fresh bread, some biscuits",
    "play": "some chess, hide and seek, in the sand",
    "sleep": "until noon, on the couch, very badly",
    "dance": "a waltz, in the kitchen, at the party",
    "talk": "on the phone, about politics, to the neighbours",
    "climb": "the hill, over the wall, a steep mountain",
    "wash": "the dishes, the car, some socks",
    "buy": "a newspaper, some fruit, a new coat",
    "sell": "the old sofa, some jam, an old van",
    "drive": "a red van, to the seaside, through the tunnel",
    "ride": "a pony, a bicycle, on the carousel",
    "build": "a sandcastle, a snowman, a birdhouse",
    "laugh": "at the joke, very loudly, at the clown",
    "open": "the window, the door, the cupboard",
    "study": "ancient history, modern chemistry, for the exam",
    "teach": "some geography, a yoga class, the beginners",
    "grow": "red tomatoes, fresh herbs, tall sunflowers",
    "sweep": "the floor, the porch, the chimney",
    "wear": "a raincoat, a straw hat, wool socks",
    "dig": "a deep hole, for worms, in the dirt",
    "draw": "a dragon, funny faces, a map",
}


def _verb(base: str, complements: str) -> Entry:
    verb = verb_phrase(base)
    verb.related["rest"] = phrases(part.strip() for part in complements.split(","))
    return verb


VERBS = tuple(_verb(base, complements) for base, complements in LINES.items())
