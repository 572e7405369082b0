"""Every choice that a grammar can come to, found by walking all of its steps."""

from __future__ import annotations

from collections.abc import Iterator

from app.world.entry import Entry
from app.world.grammar import Grammar
from app.world.program import Draw, End, Fork, Step
from app.world.sources import Options


def choices_of(told: Grammar) -> Iterator[Fork | Options]:
    """Every fork, and the options of every draw after every entry that it can depend on."""
    yield told.start
    for way in told.start.ways:
        steps = list(_steps(way))
        can_be: dict[str | None, set[Entry | None]] = {None: {None}}
        draws = [step for step in steps if isinstance(step, Draw)]
        for _ in draws:  # once for each, so that what a draw depends on is known by then, in any order
            for draw in draws:
                for of in can_be.get(draw.of, set()):
                    can_be.setdefault(draw.variable, set()).update(told.sources.options(draw.source, of).entries)
        for draw in draws:
            for of in can_be[draw.of]:
                for but in can_be.get(draw.but, {None}):
                    yield told.sources.options(draw.source, of, but)
        yield from (step for step in steps if isinstance(step, Fork))


def _steps(first: Step) -> Iterator[Step]:
    pending, seen = [first], {first}
    while pending:
        step = pending.pop()
        yield step
        following = step.ways if isinstance(step, Fork) else () if isinstance(step, End) else (step.then,)
        pending += [each for each in following if each not in seen]
        seen.update(following)
