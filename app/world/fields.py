"""Fields of life: the people, the things, the places and the work that go together.

A field's people and things are the context words: one of them is enough to say which field a story is in. No word
belongs to two fields. What a field is, a reader can learn from the stories about it alone.
"""

from __future__ import annotations

from app.world.conjugation import verb_phrases
from app.world.entry import PRONOUNS, Entry, entry, noun, split_phrases

LINES: dict[str, tuple[str, str, str, str]] = {
    "water": (
        "fisherman sailor swimmer rower",
        "boat canoe raft net oar anchor",
        "at the harbour, on the river, by the lake",
        "go fishing, row, dive",
    ),
    "money": (
        "banker merchant cashier miser",
        "coin purse wallet cheque receipt invoice",
        "at the market, in the treasury, at the counter",
        "count the cash, pay the taxes, lend some money",
    ),
    "sport": (
        "player coach athlete goalkeeper",
        "ball racket helmet trophy jersey whistle",
        "in the stadium, at the gym, on the field",
        "score, train hard, win the race",
    ),
    "camp": (
        "camper scout hiker ranger",
        "tent lantern torch backpack compass hammock",
        "in the forest, in the mountains, by the waterfall",
        "sleep outside, follow the trail, cook over the fire",
    ),
    "pets": (
        "vet trainer groomer breeder",
        "leash collar kennel bone poodle hamster",
        "in the pet shop, at the shelter, at the animal show",
        "feed the animals, brush the animals, adopt a stray",
    ),
    "garden": (
        "gardener forester woodcutter botanist",
        "axe rake spade hoe wheelbarrow seedling",
        "in the garden, in the orchard, in the greenhouse",
        "water the roses, cut the grass, trim the trees",
    ),
    "travel": (
        "traveller tourist passenger porter",
        "suitcase passport ticket guidebook timetable souvenir",
        "at the airport, in the hotel, at the station",
        "travel, pack, wait for the train",
    ),
    "sky": (
        "astronomer pilot astronaut stargazer",
        "telescope rocket satellite spaceship balloon kite",
        "at the observatory, above the runway, near the launch pad",
        "study the planets, fly, look at the moon",
    ),
    "workshop": (
        "builder carpenter mechanic plumber",
        "hammer drill wrench toolbox screwdriver ladder",
        "in the workshop, in the garage, on the building site",
        "fix the engine, repair the roof, weld the pipes",
    ),
    "wedding": (
        "bride groom jeweller bridesmaid",
        "necklace veil bracelet bouquet brooch gown",
        "in the church, at the wedding, in the chapel",
        "celebrate the wedding, choose the flowers, dress up",
    ),
    "post": (
        "postman courier messenger sender",
        "envelope parcel stamp postcard mailbox package",
        "in the post office, at the depot, in the mail room",
        "deliver the mail, sort the mail, knock on the door",
    ),
    "school": (
        "teacher student professor librarian",
        "notebook dictionary textbook blackboard ruler eraser",
        "in the classroom, in the library, at the school",
        "study, learn the poem, correct the homework",
    ),
    "music": (
        "singer drummer pianist guitarist",
        "guitar violin drum flute trumpet piano",
        "in the concert hall, at the concert, in the studio",
        "play the tune, practise the song, perform",
    ),
    "farm": (
        "farmer shepherd milkmaid farmhand",
        "tractor plough pitchfork scarecrow bucket cart",
        "in the barn, in the fields, by the haystack",
        "harvest the wheat, milk the cows, feed the hens",
    ),
    "royal": (
        "knight duke minister courtier",
        "sword shield throne crown sceptre carriage",
        "in the palace, in the castle, in the throne room",
        "obey the king, guard the castle, kneel before the queen",
    ),
    "theatre": (
        "actor director dancer comedian",
        "costume mask wig script curtain puppet",
        "in the theatre, on the stage, in the dressing room",
        "rehearse, learn the lines, bow to the audience",
    ),
    "hospital": (
        "doctor nurse surgeon dentist",
        "bandage stethoscope thermometer syringe crutch wheelchair",
        "in the hospital, in the clinic, in the ambulance",
        "treat the wound, cure the fever, check the blood",
    ),
    "office": (
        "programmer secretary manager clerk",
        "laptop keyboard printer calculator desk stapler",
        "in the office, at the meeting, in the company",
        "type, print the report, answer the phone",
    ),
}
ALWAYS = {
    "fisherman": "he", "woodcutter": "he", "bride": "she", "groom": "he", "bridesmaid": "she", "postman": "he",
    "milkmaid": "she", "duke": "he", "knight": "he", "actor": "he", "miser": "he", "farmhand": "he",
}  # fmt: skip
"""The people who are always spoken of in one way; of the others a story says "she" or "he" as it falls."""


def _field(name: str, people: str, things: str, places: str, work: str) -> Entry:
    """A field, with the relations person, thing, place and work; each person has its field's again."""
    field = entry(name)
    shared = {"thing": tuple(noun(thing) for thing in things.split())}
    shared |= {"place": split_phrases(places), "work": verb_phrases(work)}
    persons = tuple(noun(person, **PRONOUNS[ALWAYS[person]] if person in ALWAYS else {}) for person in people.split())
    field.related.update(shared, person=persons)
    return field


FIELDS = {name: _field(name, *lines) for name, lines in LINES.items()}


def context_words(field: str) -> tuple[Entry, ...]:
    """The people and things of a field: each decides, alone, which field a story is in."""
    return (*FIELDS[field].relation("person"), *FIELDS[field].relation("thing"))
