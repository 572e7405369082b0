"""Stories that several tests read: drawn once."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from app.world.grammar import END
from app.world.stories import stories

Tokens = tuple[str, ...]


@lru_cache(maxsize=1)
def training_stories() -> tuple[Tokens, ...]:
    """20,000 stories of training."""
    return tuple(map(tuple, stories(np.random.default_rng(20), 20_000)))


@lru_cache(maxsize=1)
def held_out_stories() -> tuple[Tokens, ...]:
    """2,000 stories that each hold a held-out pair."""
    return tuple(map(tuple, stories(np.random.default_rng(21), 2_000, held_out=True)))


def sentences(story: Tokens) -> list[list[str]]:
    """The sentences of a story, each with its full stop, "?" or "!"."""
    found: list[list[str]] = [[]]
    for word in story:
        found[-1].append(word)
        if word in {".", "?", "!", END}:
            found.append([])
    return [sentence for sentence in found if sentence not in ([], [END])]
