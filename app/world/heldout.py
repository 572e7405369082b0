"""Which pairs of (context word, ambiguous word) no training story holds, to prove that a model composes.

A pair is held out by a hash of its two words, so the list never depends on a seed or on the order of anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from app.world.entry import Entry
from app.world.fields import context_words
from app.world.senses import SENSES, Sense

SHARE = 0.15
"""The share of pairs that is held out, before rounding by the hash."""


def is_held_out(context: str, word: str) -> bool:
    """Whether this pair is kept out of every training story."""
    return int.from_bytes(sha256(f"{context} {word}".encode()).digest()[:4]) < SHARE * 2**32


def pairs() -> Iterator[tuple[Entry, Sense, bool]]:
    """Every (context word, sense, held out), in the order of the senses and then of the field's words."""
    for sense in SENSES:
        for context in context_words(sense.field):
            yield context, sense, is_held_out(context.name, sense.word)


@lru_cache(maxsize=1)
def held_out_pairs() -> tuple[tuple[str, str], ...]:
    """The (context word, ambiguous word) pairs that are held out, sorted."""
    return tuple(sorted((context.name, sense.word) for context, sense, held in pairs() if held))
