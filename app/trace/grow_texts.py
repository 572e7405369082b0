"""What a model can grow on: the stories of the world, or a visitor's own text; and which of its words are looked at."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.pocket_shelf import known_of_the_world
from app.engine.reading import Ids, Lines, Reading, Windows
from app.engine.tokenizers.bpe import BytePair
from app.engine.tokenizers.bpe_training import trained
from app.engine.tokenizers.pocket import pocket
from app.engine.tokenizers.spelling import spelling
from app.engine.unknown_words import KnownWords
from app.engine.words_in_text import taught_by
from app.trace.grow_requests import GrowRequest
from app.trace.language import N_
from app.world.entropy import entropy_floor
from app.world.families import families
from app.world.probability import log_probability
from app.world.stories import END, stories
from app.world.text import text_of

N_CTX = 40
"""Places of a grown model: a story has about 16 tokens."""
HELD_OUT_ROWS = 120
WATCHED = 24
"""Tokens of the sentence that is watched, at most."""
COMMONEST = 60
SENTENCE = "she put her money in the"
WORD_OR_MARK = re.compile(r"\w+|[^\w\s]")
WORD = re.compile(r" ?[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is looked at: its token, how it is written, what it belongs to."""

    token: int
    text: str
    family: str


@dataclass(frozen=True, slots=True)
class Soil:
    """All that a model needs to grow. `floor` is in nats a token, where it is known; `known` are the words that it is
    taught, None where they are too many to be told.
    """

    tokenizer: BytePair
    lowercase: bool
    reading: Reading
    floor: float | None
    opening: Ids
    watched: Ids
    words: Sequence[Word]
    known: KnownWords | None


def soil_of(request: GrowRequest) -> Soil:
    """What is asked for. Errors: NotAllowedError, field "text" or "watch"."""
    return _world(request) if request.text is None else _own(request, request.text)


def _world(request: GrowRequest) -> Soil:
    tokenizer = pocket()
    [end] = tokenizer.encode("\n")

    def told(part: int) -> Iterator[Ids]:
        rng = np.random.default_rng([request.seed, part])
        while True:
            for story in stories(rng, 100):
                yield tokenizer.encode(f"{text_of(story)}\n")

    reading = Lines(told(2), told(3), N_CTX, end, HELD_OUT_ROWS)
    watched = _watched(tokenizer, (SENTENCE if request.watch is None else request.watch).lower())
    floor, words = _floor(tokenizer, request.seed), world_words(tokenizer)
    return Soil(tokenizer, True, reading, floor, [end], watched, words, known_of_the_world())


def _floor(tokenizer: BytePair, seed: int) -> float:
    """The entropy of the world for each token of this tokenizer.

    It is known for each word; where every word is one token, the two are the same, else a sample says how many there
    are for a word.
    """
    told = list(stories(np.random.default_rng([seed, 3]), 1000))
    words = sum(len(story) for story in told)
    tokens = sum(len(tokenizer.encode(f"{text_of(story)}\n")) for story in told)
    return entropy_floor().nats_per_token * words / tokens


def world_words(tokenizer: BytePair) -> list[Word]:
    """The families of the world's words, each word that is one token."""
    found: dict[int, Word] = {}
    for family, names in families().items():
        for name in names:
            tokens = tokenizer.encode(f" {name}")
            if len(tokens) == 1:
                found.setdefault(tokens[0], Word(tokens[0], name, family))
    return list(found.values())


def lines_told(sample: str) -> list[bool]:
    """Of each whole line of a sample, whether the world could have told it, word for word."""
    lines = sample.split("\n")[:-1]  # the last one has no end yet
    return [log_probability([*WORD_OR_MARK.findall(line), END]) > -math.inf for line in lines]


def _own(request: GrowRequest, text: str) -> Soil:
    """Byte-level pieces are learned from the text first; then it is read through windows."""
    tokenizer = trained(text, request.vocab_size)
    ids = tokenizer.encode(text)
    reading = Windows(ids, N_CTX, np.random.default_rng([request.seed, 2]))
    opening = ids[:1]
    watched = _watched(tokenizer, _beginning(text) if request.watch is None else request.watch)
    counted = sorted(Counter(ids).items(), key=lambda item: (-item[1], item[0]))
    spelt = [(token, spelling(tokenizer, token)) for token, _count in counted]
    words = [
        Word(token, written.strip(), "words" if written.startswith(" ") else "parts")
        for token, written in spelt
        if WORD.fullmatch(written)
    ]
    if len(words) < 3:  # a text of no letters
        words = [Word(token, written, "parts") for token, written in spelt]
    taught = taught_by(text)
    known = None if taught is None else KnownWords(*taught)
    return Soil(tokenizer, False, reading, None, opening, watched, words[:COMMONEST], known)


def _beginning(text: str) -> str:
    """The first words of a text."""
    return re.sub(r"\s+", " ", text[:200]).strip()[:32].rpartition(" ")[0] or text.strip()[:12]


def _watched(tokenizer: BytePair, sentence: str) -> Ids:
    if not sentence.strip():
        raise NotAllowedError(N_("there is no sentence to watch: type a word or two"), "watch")
    tokens = tokenizer.encode(sentence)
    if len(tokens) > WATCHED:
        raise NotAllowedError(
            N_("the watched sentence has {count} tokens: at most {limit} are watched"),
            "watch",
            WATCHED,
            count=len(tokens),
        )
    return tokens
