"""The exam of a GPT of this world: its surprise over stories that it was not taught, and the stories that it tells.

A model has seen each story by itself: the end of another story first, so that the first word is asked for too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.engine.gpt_generation import Choice, Reader, choose, thrown
from app.engine.gpt_training import Batch, judge
from app.engine.operations.cross_entropy import NOT_ASKED
from app.engine.tape import Tape
from app.engine.tokenizers.registry import tokenizer
from app.engine.transformer import Transformer
from app.trace.training_text import end_of_story, ids_of
from app.world.entropy import entropy_floor
from app.world.grammar import END
from app.world.probability import log_probability
from app.world.stories import sample
from app.world.text import MARKS

AT_A_TIME = 64
"""So many stories are read together."""


@dataclass(frozen=True)
class Surprise:
    """The surprise of a model over stories, in nats a token, the end of each story among them."""

    stories: int
    tokens: int
    loss: float
    best_possible: float
    """Of the same stories, that of the grammar itself: what no model can be below for long."""
    floor: float
    """The entropy: `best_possible` over all stories that there can be."""

    @property
    def over(self) -> float:
        """How far the model is above the grammar on the same stories, as a share."""
        return self.loss / self.best_possible - 1.0

    @property
    def over_floor(self) -> float:
        """How far it is above the entropy, as a share; what these stories are by chance is in it."""
        return self.loss / self.floor - 1.0


def surprise(model: Transformer, rng: np.random.Generator, n: int, held_out: bool = False) -> Surprise:
    """Over n new stories; with `held_out`, over stories that each hold a pair that no lesson held."""
    told = [sample(rng, held_out) for _ in range(n)]
    ids = [ids_of(story.tokens) for story in told]
    tokens = sum(len(story) for story in ids)
    best = -math.fsum(story.log_probability for story in told) / tokens
    return Surprise(n, tokens, judge(model, batches(ids)), best, entropy_floor(held_out).nats_per_token)


def batches(stories: Sequence[Sequence[int]]) -> Iterator[Batch]:
    """Stories by length, a line each; where a line is longer than its story nothing is asked."""
    in_order = sorted(stories, key=len)
    for start in range(0, len(in_order), AT_A_TIME):
        part = in_order[start : start + AT_A_TIME]
        targets = np.full((len(part), len(part[-1])), NOT_ASKED)
        for row, story in zip(targets, part, strict=True):
            row[: len(story)] = story
        before = np.full((len(part), 1), end_of_story())
        tokens = np.concatenate([before, np.maximum(targets[:, :-1], 0)], axis=1)
        yield tokens, targets


@dataclass(frozen=True)
class Told:
    """What a model tells by itself."""

    stories: int
    possible: float
    """The share that the grammar could have told too, word for word to the end."""
    examples: tuple[str, ...]


def told(model: Transformer, rng: np.random.Generator, n: int) -> Told:
    """n stories from the model, each from its first word to its end, nothing cut or cooled."""
    texts = [story(model, rng) for _ in range(n)]
    possible = sum(math.isfinite(log_probability(words_of(text))) for text in texts)
    return Told(n, possible / n, tuple(texts[:5]))


def story(model: Transformer, rng: np.random.Generator) -> str:
    """One story, without the end; cut off where the places are used up."""
    reader, tape, said = Reader(model), Tape(recording=False), [end_of_story()]
    while reader.room:
        logits = reader.read(said[-1:])
        scores, dice = tape.input("logits", logits, ("d_vocab",)), tape.input("dice", thrown(rng), ())
        said.append(int(choose(tape, scores, Choice(), dice)[1].value))
        if said[-1] == end_of_story():
            break
    return tokenizer("pocket").decode(said[1:]).removesuffix("\n")


def words_of(text: str) -> list[str]:
    """The tokens of a line of text as the world has them, END the last."""
    spaced = "".join(f" {each}" if each in MARKS else each for each in text)
    return [*spaced.split(), END]
