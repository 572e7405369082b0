"""The vocabulary of the world: every token that a story can hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from app.world.entry import Entry, Words
from app.world.grammar import END, grammar
from app.world.program import Draw, End, Fork, Say, SayForm, Step
from app.world.sources import Sources

PUNCTUATION = (".", "?", "!", ",")


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[str, ...]:
    told = [grammar(held_out) for held_out in (False, True)]
    words = {word for each in told for way in each.start.ways for word in _Way(way, each.sources).words()}
    return (END, *PUNCTUATION, *sorted(words - {END, *PUNCTUATION}))


def vocabulary() -> list[str]:
    """END, then the punctuation, then the words by the alphabet: a token's place is its id."""
    return list(_vocabulary())


@lru_cache(maxsize=1)
def opening_words() -> tuple[str, ...]:
    """Every word that can begin a story, by the alphabet."""
    told = [grammar(held_out) for held_out in (False, True)]
    return tuple(sorted({word for each in told for way in each.start.ways for word in _Way(way, each.sources).first()}))


class _Way:
    """One pattern: what it can write."""

    def __init__(self, start: Step, sources: Sources) -> None:
        self._start, self._sources = start, sources
        self._steps = list(_steps(start))
        self._can_be: dict[str, frozenset[Entry]] = {}

    def words(self) -> Iterator[str]:
        """Every word, some more than once."""
        for step in self._steps:
            for written in self._written(step):
                yield from written

    def first(self) -> Iterator[str]:
        """Every word that can come first."""
        pending = [self._start]
        while pending:
            step = pending.pop()
            written = [words for words in self._written(step) if words]
            yield from (words[0] for words in written)
            if not written:
                pending += _following(step)

    def _written(self, step: Step) -> Iterator[Words]:
        """What a step can write: one of these."""
        if isinstance(step, Say):
            yield step.words
        elif isinstance(step, SayForm):
            for one in self._entries(step.variable):
                yield one.form(step.form)

    def _entries(self, variable: str) -> frozenset[Entry]:
        """What can be drawn for a variable."""
        if variable not in self._can_be:
            draws = [step for step in self._steps if isinstance(step, Draw) and step.variable == variable]
            self._can_be[variable] = frozenset(one for draw in draws for one in self._drawn(draw))
        return self._can_be[variable]

    def _drawn(self, draw: Draw) -> Iterator[Entry]:
        for of in self._entries(draw.of) if draw.of else [None]:
            yield from self._sources.options(draw.source, of).entries


def _steps(first: Step) -> Iterator[Step]:
    """Every step that can be reached, once."""
    pending, seen = [first], {first}
    while pending:
        step = pending.pop()
        yield step
        pending += [each for each in _following(step) if each not in seen]
        seen.update(_following(step))


def _following(step: Step) -> tuple[Step, ...]:
    return step.ways if isinstance(step, Fork) else () if isinstance(step, End) else (step.then,)
