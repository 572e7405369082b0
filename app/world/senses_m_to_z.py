"""The ambiguous words from match to wave: how a sentence leads in, and how it goes on in each field."""

from __future__ import annotations

LINES: dict[str, dict[str, str]] = {
    "match": {
        "lead in": "want a, ask for a, hope for a, need a",
        "camp": "to make a fire, that was dry, from the little box, and struck it",
        "sport": "against the red team, between two good teams, on saturday, without any goals",
    },
    "mouse": {
        "lead in": "look for the, point at the, laugh at the, ask about the",
        "pets": "hiding behind the sofa, with its tiny ears, nibbling some cheese, and its long tail",
        "office": "plugged into the computer, beside the screen, without any buttons, that clicked too fast",
    },
    "nail": {
        "lead in": "look at the, break the, touch the, complain about the",
        "workshop": "and hit it hard, stuck in the board, bent in the middle, made of iron",
        "wedding": "painted bright red, of the little finger, with pink polish, so long and shiny",
    },
    "note": {
        "lead in": "like the, think about the, wonder about the, remember the",
        "music": "sung too high, played so softly, at the end of the tune, held for so long",
        "money": "worth ten pounds, of twenty dollars, folded in four, with the number fifty",
        "post": "from next door, left on the mat, under the door, saying sorry",
    },
    "pen": {
        "lead in": "look at the, like the, clean the, ask about the",
        "school": "filled with blue ink, that wrote so well, on the paper, without a cap",
        "farm": "where the sheep slept, behind the barn, full of noisy pigs, with the wooden fence",
    },
    "plant": {
        "lead in": "look at the, talk about the, visit the, worry about the",
        "farm": "with green leaves, growing in rows, that needed rain, and its deep roots",
        "workshop": "where cars were built, full of machines, closed for repairs, making steel pipes",
    },
    "pupil": {
        "lead in": "look at the, worry about the, talk about the, think about the",
        "school": "who was always late, in the front row, with the best marks, asking so many questions",
        "hospital": "of the left eye, dark and wide, that looked too small, under the bright lamp",
    },
    "ring": {
        "lead in": "look at the, ask about the, dream of the, point at the",
        "wedding": "on the finger, made of gold, of pure silver, with the blue stone",
        "sport": "where the boxers fought, before the fight began, full of sweat and noise, surrounded by ropes",
    },
    "seal": {
        "lead in": "look at the, see the, take a picture of the, wonder about the",
        "water": "swimming under the ice, asleep on the rocks, diving for food, and its wet fur",
        "royal": "made of red wax, on the old document, of the royal house, that closed the treaty",
    },
    "spring": {
        "lead in": "talk about the, think of the, write about the, remember the",
        "workshop": "made of steel, inside the old clock, that squeaked, under the seat",
        "garden": "when everything bloomed, after the long winter, and its first warm days, with its april rain",
        "water": "where fresh water came up, flowing from the rock, near the hills, bubbling over the stones",
    },
    "star": {
        "lead in": "talk about the, stare at the, dream about the, see the",
        "sky": "above the hills, shining at night, millions of miles away, near the moon",
        "theatre": "who played the villain, of the new film, in the main role, signing photographs",
    },
    "trunk": {
        "lead in": "touch the, look at the, lean on the, measure the",
        "garden": "of the old oak, covered with ivy, below the lowest branches, where a woodpecker lived",
        "travel": "packed with clothes, full of shirts, with the brass lock, that weighed so much",
    },
    "wave": {
        "lead in": "see the, remember the, watch the, smile at the",
        "water": "that broke on the rocks, rolling to the shore, as high as a house, full of white foam",
        "travel": "from the window, of a small hand, and said goodbye, on the platform",
    },
}
