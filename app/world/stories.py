"""Stories, drawn from the grammar; each knows the probability of every choice that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.world.entry import Entry
from app.world.grammar import END as END
from app.world.grammar import grammar
from app.world.program import Draw, Fork, Say, SayForm, Step
from app.world.sources import Sources


@dataclass(frozen=True)
class Chosen:
    """One choice of a story: what was chosen, and the natural logarithm of its probability."""

    what: str
    log_probability: float


@dataclass(frozen=True)
class Story:
    """A story: its tokens, the last of them END, and the choices that made it."""

    tokens: tuple[str, ...]
    choices: tuple[Chosen, ...]

    @property
    def log_probability(self) -> float:
        """The natural logarithm of the probability of these choices: the sum of theirs."""
        return sum(choice.log_probability for choice in self.choices)


def sample(rng: np.random.Generator, held_out: bool = False) -> Story:
    """One story with its choices; with `held_out`, one that holds a held-out pair."""
    choices: list[Chosen] = []
    told = grammar(held_out)
    return Story(tuple(tell(rng, told.start, told.sources, choices)), tuple(choices))


def stories(rng: np.random.Generator, n: int, held_out: bool = False) -> Iterator[list[str]]:
    """n stories as lists of tokens, END the last of each; the same draws as n calls of `sample`."""
    told = grammar(held_out)
    for _ in range(n):
        yield tell(rng, told.start, told.sources)


def tell(
    rng: np.random.Generator,
    step: Step,
    sources: Sources,
    choices: list[Chosen] | None = None,
    given: Entry | None = None,
) -> list[str]:
    """One walk from a step to the end, one number of `rng` for each choice.

    `choices` takes them down; `given`, where there is one, takes the place of the drawn pair of context and word.
    """
    tokens: list[str] = []
    bound: dict[str | None, Entry] = {}
    while True:
        if isinstance(step, Say):
            tokens += step.words
        elif isinstance(step, SayForm):
            tokens += bound[step.variable].forms[step.form]
        elif isinstance(step, Draw):
            options = sources.options(step.source, bound.get(step.of), bound.get(step.but))
            at = options.at(rng.random())
            chosen = given if given is not None and step.source.startswith("pair_") else options.entries[at]
            bound[step.variable] = chosen
            if choices is not None:
                choices.append(Chosen(f"{step.variable} = {chosen.name}", options.logs[at]))
        elif isinstance(step, Fork):
            at = step.at(rng.random())
            if choices is not None:
                choices.append(Chosen(f"way {at + 1} of {len(step.ways)}", step.logs[at]))
            step = step.ways[at]
            continue
        else:
            tokens.append(END)
            return tokens
        step = step.then
