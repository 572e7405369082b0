"""The text that the pocket GPT learns from: stories end to end, as tokens of its own tokenizer.

Each word of the world is one token, so the tokens of a story are looked up, not encoded: the same numbers, much sooner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.tokenizers.registry import tokenizer
from app.world.stories import END, stories
from app.world.text import MARKS
from app.world.words import opening_words, vocabulary

Tokens = NDArray[np.int16]
END_OF_STORY = "\n"
STORIES = 700_000
"""How many stories the pocket GPT was taught."""
SEED = 3


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, int], dict[str, int]]:
    """The ids of the world's tokens: where they begin a story, and where they do not."""
    ids = {token: _id(token if token in MARKS else f" {token}") for token in vocabulary() if token != END}
    return {word: _id(word) for word in opening_words()}, ids | {END: end_of_story()}


def _id(text: str) -> int:
    (only,) = tokenizer("pocket").encode(text)
    return only


def end_of_story() -> int:
    """The id of the token that ends every story."""
    return _id(END_OF_STORY)


def ids_of(story: Sequence[str]) -> list[int]:
    """The ids of the tokens of a story, END among them: those of its text and a line break."""
    first, later = _table()
    return [first[story[0]], *[later[token] for token in story[1:]]]


def training_text(n: int = STORIES, seed: int = SEED) -> Tokens:
    """n stories end to end [token], the same each time: after each of them the end of a story."""
    return text_of(stories(np.random.default_rng(seed), n))


def text_of(told: Iterator[list[str]]) -> Tokens:
    """Stories end to end, as int16 [token]."""
    first, later = _table()
    parts: list[Tokens] = []
    ids: list[int] = []
    for story in told:
        ids.append(first[story[0]])
        ids += [later[token] for token in story[1:]]
        if len(ids) > 1 << 16:
            parts.append(np.array(ids, np.int16))
            ids.clear()
    return np.concatenate([*parts, np.array(ids, np.int16)])


def windows(text: Tokens, length: int, rng: np.random.Generator) -> tuple[NDArray[Any], NDArray[Any]]:
    """The text cut into (tokens, targets), both [sample, pos], in random order: one reading of it.

    Each window begins with a story, every second one with the line break before it, so that a model learns to read a
    story from its first word and from the end of another one. Where it ends within a story, the rest is passed over.
    """
    starts = np.flatnonzero(text == end_of_story())[:-1] + 1  # of every story but the first
    places = []
    place, last = int(rng.integers(8)), len(text) - length - 1
    while place < len(starts) and starts[place] < last:
        places.append(starts[place])
        place = int(np.searchsorted(starts, starts[place] + length))
    begins = np.array(places) - rng.integers(2, size=len(places))  # [sample]
    rng.shuffle(begins)
    at = begins[:, None] + np.arange(length)  # [sample, pos]
    return text[at], text[at + 1]
