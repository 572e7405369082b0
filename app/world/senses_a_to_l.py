"""The ambiguous words from bank to light: how a sentence leads in, and how it goes on in each field."""

from __future__ import annotations

LINES: dict[str, dict[str, str]] = {
    "bank": {
        "lead in": "go to the, wait at the, walk back to the, stop at the",
        "water": "covered with reeds, and sat in the grass, where the willows grew, with wet feet",
        "money": "to save some money, because the rent was due, just before it closed, for some cash",
    },
    "bark": {
        "lead in": "notice the, wonder about the, describe the, think about the",
        "pets": "that woke everyone up, coming from next door, so loud and angry, at the gate",
        "garden": "on the old oak, growing on the birch, full of moss, peeling from the pine",
    },
    "bat": {
        "lead in": "show everyone the, look at the, talk about the, point at the",
        "sport": "made of hard wood, used in every game, with the long handle, for beginners",
        "camp": "hanging upside down, flying in the dark, asleep in the cave, and its black wings",
    },
    "cast": {
        "lead in": "look at the, talk about the, smile at the, praise the",
        "hospital": "on the broken leg, made of plaster, around the sore wrist, that itched so much",
        "theatre": "of the new comedy, after the show, in the final scene, and clapped",
    },
    "club": {
        "lead in": "like the, look for the, ask about the, talk about the",
        "music": "where the band played, and danced all night, full of loud jazz, on the corner",
        "sport": "made of iron, used for long shots, with the rubber grip, that was too short",
    },
    "court": {
        "lead in": "come to the, wait at the, walk across the, return to the",
        "royal": "and bowed low, to serve the king, where the nobles met, of the old emperor",
        "sport": "with new shoes, for the second set, ready for the final, covered with clay",
    },
    "crane": {
        "lead in": "watch the, look at the, sketch the, stare at the",
        "water": "standing on one leg, with its long neck, and its white feathers, as it flew away",
        "workshop": "lifting the heavy beam, over the new tower, that carried bricks, made of yellow steel",
    },
    "file": {
        "lead in": "look for the, hold the, need the, find the",
        "office": "called budget, full of numbers, with the new contracts, about the meeting",
        "workshop": "made of rough steel, to smooth the edge, under the workbench, and sharpened the blade",
    },
    "letter": {
        "lead in": "look at the, think about the, point to the, remember the",
        "post": "from a friend, sent by air, in the morning mail, addressed to nobody",
        "school": "at the start of the word, before z, after the vowel, that ends the alphabet",
    },
    "light": {
        "lead in": "say that it was, think that it was, notice that it was, see that it was",
        "travel": "to carry, as a feather, for its size, enough for one hand",
        "sky": "outside, in the east, until late, before six",
    },
}
