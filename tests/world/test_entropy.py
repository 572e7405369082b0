"""The entropy floor: exact, and held against samples and against a plain enumeration."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.world.entropy import entropy_floor, estimated_floor, floor_of
from app.world.entry import Entry
from app.world.grammar import GROUPS, Grammar
from app.world.program import Draw, End, Fork, Linker, Say, SayForm, Step, fork
from app.world.sources import Sources

PATTERNS = (
    "{q:pair_thing!} {g:gender.he} had {q.a} . [|{d:adverb}] {l:lead_in(q).past} {q.word} {r:continuation(q)} .",
    "{f:field!} {p:person(f)!} the {p} and the {o:person(f)-p} met {g:gender(p).his} friend .",
    "{a:gender.he} went . <ending a>",
    "{v:verb.past} {m:rest(v)} or {n:rest(v)-m} .",
)


def small_grammar() -> Grammar:
    linker, end = Linker(GROUPS), End()
    return Grammar(fork([linker.link(text, end) for text in PATTERNS], [3, 2, 1, 1]), Sources(), PATTERNS)


def every_story(told: Grammar, step: Step, bound: dict[str, Entry]) -> list[tuple[float, int]]:
    """(log-probability, tokens) of every story from a step on, one by one."""
    if isinstance(step, End):
        return [(0.0, 1)]
    if isinstance(step, Say | SayForm):
        words = step.words if isinstance(step, Say) else bound[step.variable].form(step.form)
        return [(log, n + len(words)) for log, n in every_story(told, step.then, bound)]
    if isinstance(step, Fork):
        ways = zip(step.logs, step.ways, strict=True)
        return [(more + log, n) for more, way in ways for log, n in every_story(told, way, bound)]
    assert isinstance(step, Draw)
    of, but = bound.get(step.of or ""), bound.get(step.but or "")
    options = told.sources.options(step.source, of, but)
    found = []
    for one, more in zip(options.entries, options.logs, strict=True):
        found += [(more + log, n) for log, n in every_story(told, step.then, bound | {step.variable: one})]
    return found


def test_the_floor_equals_a_plain_enumeration_of_every_story() -> None:
    told = small_grammar()
    floor = floor_of(told)
    every = every_story(told, told.start, {})
    assert len(every) > 30_000
    assert math.fsum(math.exp(log) for log, _ in every) == pytest.approx(1.0, abs=1e-9)
    assert floor.nats_per_story == pytest.approx(-math.fsum(log * math.exp(log) for log, _ in every), rel=1e-9)
    assert floor.tokens_per_story == pytest.approx(math.fsum(n * math.exp(log) for log, n in every), rel=1e-9)


@pytest.mark.parametrize("held_out", [False, True])
def test_samples_converge_to_the_floor(held_out: bool) -> None:
    floor = entropy_floor(held_out)
    for n in (1_000, 20_000):
        estimate = estimated_floor(np.random.default_rng(n), n, held_out)
        assert abs(estimate.nats_per_token - floor.nats_per_token) < 4 * estimate.standard_error
    assert estimate.standard_error < 0.003


def test_the_floor_leaves_something_to_learn_and_something_to_chance() -> None:
    assert 1.0 < entropy_floor().nats_per_token < 1.8
    assert 12 < entropy_floor().tokens_per_story < 25
