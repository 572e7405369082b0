"""Things that can be counted, each with how it looks and where it is, the same for one and for many; and numbers."""

from __future__ import annotations

from app.world.entry import Entry, entry, noun, phrases, split_phrases

LINES = """
apple: sweet, red: in the bowl
pear: juicy, green: in the fruit bowl
book: boring, thick: on the shelf
cup: chipped, white: in the sink
hat: woolly, grey: on the hook by the door
chair: wobbly, wooden: around the table
flower: pretty, yellow: in the vase
egg: boiled, brown: in the nest
cake: tasty, round: in the oven
shoe: muddy, black: under the bench
stone: smooth, heavy: on the beach
doll: cute, tiny: in the playroom
car: fast, shiny: in the car park
bike: rusty, blue: against the wall
window: dusty, broken: in the attic
house: cosy, tall: on the hilltop
box: empty, square: in the cellar
knife: sharp, pointed: in the drawer
spoon: silver, bent: beside the plate
potato: dirty, raw: in the sack
lamp: bright, dim: above the mirror
clock: loud, slow: in the hall
shirt: clean, striped: on the line
bottle: full, dark: in the fridge
"""


def _thing(line: str) -> Entry:
    name, looks, place = (part.strip() for part in line.split(":"))
    thing = noun(name)
    thing.related.update(look=split_phrases(looks), place=phrases([place]))
    return thing


THINGS = tuple(_thing(line) for line in LINES.strip().split("\n"))
NUMBERS = tuple(entry(number) for number in ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
SPOTS = phrases(
    ["behind the door", "under the bed", "in the cupboard", "on the roof", "in the hallway", "next to the fridge"]
)
