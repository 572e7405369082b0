"""Test items for senses: a story up to an ambiguous word, and how it can go on from there, and how it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.world.entry import Words
from app.world.fields import FIELDS
from app.world.grammar import grammar
from app.world.heldout import pairs
from app.world.patterns_senses import FAR_PERSON, FAR_THING, NEAR_PERSON, NEAR_THING
from app.world.senses import AMBIGUOUS, Sense, continuation_words
from app.world.sources import paired
from app.world.stories import tell

PATTERNS = {
    ("person", False): NEAR_PERSON,
    ("thing", False): NEAR_THING,
    ("person", True): FAR_PERSON,
    ("thing", True): FAR_THING,
}
"""The patterns by the kind of context word, and by whether it stands in an earlier sentence."""


@dataclass(frozen=True)
class SenseTest:
    """One item. A model is right where it gives the right continuations more than those of any other sense."""

    tokens: Words
    """The story up to the ambiguous word, which is the last."""
    word: str
    sense: str
    """Its name: bank.water."""
    decides: str
    """The context word that decides."""
    place: int
    """Where the context word stands in `tokens`."""
    far: bool
    """Whether it stands in an earlier sentence."""
    held_out: bool
    """Whether no training story holds this context word with this ambiguous word."""
    right: tuple[Words, ...]
    """How this sense goes on, right after the word."""
    wrong: dict[str, tuple[Words, ...]]
    """How each other sense of the word goes on; no first word of these is one of `right`."""


def sense_tests(rng: np.random.Generator) -> Iterator[SenseTest]:
    """Two items, near and far, for every pair of a context word and an ambiguous word, in a stated order."""
    told = grammar()
    place = {text: at for at, text in enumerate(told.patterns)}
    for context, sense, held_out in pairs():
        kind = "person" if context in FIELDS[sense.field].relation("person") else "thing"
        pair = paired(context, sense)
        for far in (False, True):
            texts = PATTERNS[kind, far]
            way = told.start.ways[place[texts[int(rng.integers(len(texts)))]]]
            tokens = tell(rng, way, told.sources, given=pair)
            until = tokens[: tokens.index(sense.word) + 1]
            yield _item(tuple(until), sense, context.name, far, held_out)


def _item(tokens: Words, sense: Sense, decides: str, far: bool, held_out: bool) -> SenseTest:
    wrong = {other.name: continuation_words(other) for other in AMBIGUOUS[sense.word] if other is not sense}
    place = tokens.index(decides)
    return SenseTest(tokens, sense.word, sense.name, decides, place, far, held_out, continuation_words(sense), wrong)
