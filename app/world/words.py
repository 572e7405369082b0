"""The vocabulary of the world: every token that a story can hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from app.world.entry import Entry
from app.world.grammar import END, grammar
from app.world.program import Draw, End, Fork, Say, SayForm, Step
from app.world.sources import Sources

PUNCTUATION = (".", "?", "!", ",")


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[str, ...]:
    told = [grammar(held_out) for held_out in (False, True)]
    words = {word for each in told for way in each.start.ways for word in _words_of(way, each.sources)}
    return (END, *PUNCTUATION, *sorted(words - {END, *PUNCTUATION}))


def vocabulary() -> list[str]:
    """END, then the punctuation, then the words by the alphabet: a token's place is its id."""
    return list(_vocabulary())


def _steps(first: Step) -> Iterator[Step]:
    """Every step that can be reached, once."""
    pending, seen = [first], {first}
    while pending:
        step = pending.pop()
        yield step
        following = step.ways if isinstance(step, Fork) else () if isinstance(step, End) else (step.then,)
        pending += [each for each in following if each not in seen]
        seen.update(following)


def _words_of(way: Step, sources: Sources) -> Iterator[str]:
    """The words that one pattern can write."""
    steps = list(_steps(way))
    can_be: dict[str, frozenset[Entry]] = {}

    def entries(variable: str) -> frozenset[Entry]:
        if variable not in can_be:
            draws = [step for step in steps if isinstance(step, Draw) and step.variable == variable]
            can_be[variable] = frozenset(one for draw in draws for one in drawn(draw))
        return can_be[variable]

    def drawn(draw: Draw) -> Iterator[Entry]:
        for of in entries(draw.of) if draw.of else [None]:
            yield from sources.options(draw.source, of).entries

    for step in steps:
        if isinstance(step, Say):
            yield from step.words
        elif isinstance(step, SayForm):
            for one in entries(step.variable):
                yield from one.form(step.form)
