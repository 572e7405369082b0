"""A pattern as a program: steps that write, draw or fork, each knowing what follows. Every reader walks the same steps.

The steps are a graph without cycles: parts that end alike share what follows, and a story is one walk to the end.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.world import pattern as patterns
from app.world.entry import Words
from app.world.pattern import Call, Choice, Text, parse


@dataclass(frozen=True, eq=False)
class End:
    """The end of a story."""

    live: frozenset[str] = frozenset()
    """The variables that this step or a later one still asks for."""


@dataclass(frozen=True, eq=False)
class Say:
    """Write words as they stand."""

    words: Words
    then: Step
    live: frozenset[str]


@dataclass(frozen=True, eq=False)
class SayForm:
    """Write a form of what was drawn."""

    variable: str
    form: str
    then: Step
    live: frozenset[str]


@dataclass(frozen=True, eq=False)
class Draw:
    """Draw an entry, and write nothing."""

    variable: str
    source: str
    of: str | None
    but: str | None
    then: Step
    live: frozenset[str]


@dataclass(frozen=True, eq=False)
class Fork:
    """Go one of several ways."""

    ways: tuple[Step, ...]
    probabilities: tuple[float, ...]
    logs: tuple[float, ...]
    cumulative: tuple[float, ...]
    live: frozenset[str]

    def at(self, u: float) -> int:
        """Which way a uniform number 0 <= u < 1 goes."""
        return min(bisect_right(self.cumulative, u), len(self.ways) - 1)


Step = End | Say | SayForm | Draw | Fork


def fork(ways: Sequence[Step], weights: Sequence[float]) -> Fork:
    """A fork with these weights, as probabilities."""
    total = math.fsum(weights)
    shares = tuple(weight / total for weight in weights)
    live = frozenset[str]().union(*(way.live for way in ways))
    return Fork(tuple(ways), shares, tuple(map(math.log, shares)), tuple(accumulate(shares)), live)


class Linker:
    """Links parsed patterns into steps; a group's sentences before the same step are linked once."""

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        self._groups = groups
        self._calls: dict[tuple[Call, Step], Step] = {}

    def link(self, text: str, then: Step) -> Step:
        """The steps of a pattern, followed by `then`."""
        return self._sequence(parse(text), then)

    def _sequence(self, parts: patterns.Sequence, then: Step) -> Step:
        for part in reversed(parts):
            then = self._part(part, then)
        return then

    def _part(self, part: patterns.Part, then: Step) -> Step:
        if isinstance(part, Text):
            return Say(part.words, then, then.live)
        if isinstance(part, Choice):
            return fork([self._sequence(sequence, then) for sequence in part.sequences], part.weights)
        if isinstance(part, Call):
            return self._call(part, then)
        if part.form is not None:
            then = SayForm(part.variable, part.form, then, then.live | {part.variable})
        if part.source is not None:
            asked = {name for name in (part.of, part.but) if name is not None}
            live = then.live - {part.variable} | asked
            then = Draw(part.variable, part.source, part.of, part.but, then, live)
        return then

    def _call(self, call: Call, then: Step) -> Step:
        key = (call, then)
        if key not in self._calls:
            texts = [text.replace("@", call.variable) for text in self._groups[call.group]]
            self._calls[key] = fork([self.link(text, then) for text in texts], [1.0] * len(texts))
        return self._calls[key]
