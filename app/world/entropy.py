"""The entropy of the stories, computed exactly by walking every choice: the floor under any model's loss.

What is still open after a step depends on what was drawn only through the variables that later steps ask for, and
entries that are alike (`likeness`) leave the same open. So each (step, likeness of those variables) is computed once.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from app.world.entry import Entry
from app.world.grammar import Grammar, grammar
from app.world.likeness import Likeness
from app.world.program import Draw, End, Fork, Say, SayForm, Step
from app.world.stories import sample

Bound = dict[str, Entry]
"""What was drawn for each variable."""


@dataclass(frozen=True)
class Floor:
    """What a perfect model pays."""

    nats_per_story: float
    """The entropy of the choices, in nats; that of the texts where every text has one derivation."""
    tokens_per_story: float
    """The mean number of tokens, the end token among them."""

    @property
    def nats_per_token(self) -> float:
        """The least mean cross-entropy a token, over a long text of stories end to end."""
        return self.nats_per_story / self.tokens_per_story


@lru_cache(maxsize=2)
def entropy_floor(held_out: bool = False) -> Floor:
    """The floor of the training stories (or of the held-out ones), exactly."""
    return floor_of(grammar(held_out))


def floor_of(told: Grammar) -> Floor:
    """The floor of any grammar, exactly."""
    return Floor(*_Expectations(told).after(told.start, {}))


class _Expectations:
    """The expected surprise and length from a step on."""

    def __init__(self, told: Grammar) -> None:
        self._told = told
        self._likeness = Likeness()
        self._known: dict[tuple[Step, tuple[int, ...]], tuple[float, float]] = {}

    def after(self, step: Step, bound: Bound) -> tuple[float, float]:
        """(nats, tokens) from this step to the end."""
        key = (step, tuple(self._likeness.of(bound[name]) for name in sorted(step.live)))
        if key not in self._known:
            self._known[key] = self._after(step, bound)
        return self._known[key]

    def _after(self, step: Step, bound: Bound) -> tuple[float, float]:
        if isinstance(step, End):
            return 0.0, 1.0
        if isinstance(step, Say | SayForm):
            words = step.words if isinstance(step, Say) else bound[step.variable].form(step.form)
            nats, tokens = self.after(step.then, bound)
            return nats, tokens + len(words)
        parts = [(p, log, self.after(then, now)) for p, log, then, now in self._ways(step, bound)]
        nats = math.fsum(p * (rest[0] - log) for p, log, rest in parts)
        return nats, math.fsum(p * rest[1] for p, _, rest in parts)

    def _ways(self, step: Fork | Draw, bound: Bound) -> Iterator[tuple[float, float, Step, Bound]]:
        """(probability, its logarithm, the step that follows, what is bound then) for every choice."""
        if isinstance(step, Fork):
            for p, log, way in zip(step.probabilities, step.logs, step.ways, strict=True):
                yield p, log, way, bound
            return
        of = bound[step.of] if step.of else None
        but = bound[step.but] if step.but else None
        options = self._told.sources.options(step.source, of, but)
        for p, log, one in zip(options.probabilities, options.logs, options.entries, strict=True):
            yield p, log, step.then, bound | {step.variable: one}


@dataclass(frozen=True)
class Estimate:
    """The floor as a sample shows it."""

    nats_per_token: float
    standard_error: float


def estimated_floor(rng: np.random.Generator, n: int, held_out: bool = False) -> Estimate:
    """The floor from the log-probabilities of n drawn stories, with the standard error of the ratio of means."""
    drawn = [sample(rng, held_out) for _ in range(n)]
    nats = np.array([-story.log_probability for story in drawn])  # [story]
    tokens = np.array([len(story.tokens) for story in drawn], dtype=float)  # [story]
    ratio = float(nats.mean() / tokens.mean())
    spread = float(np.std(nats - ratio * tokens) / tokens.mean() / math.sqrt(n))
    return Estimate(ratio, spread)
