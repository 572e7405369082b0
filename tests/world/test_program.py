"""Patterns linked into steps."""

from __future__ import annotations

import math

import pytest

from app.world.program import Draw, End, Fork, Linker, Say, SayForm, Step, fork


def test_a_pattern_becomes_steps_that_end_where_they_are_told_to() -> None:
    end = End()
    step = Linker({}).link("{a:name} sleeps .", end)
    assert isinstance(step, Draw)
    assert step.source == "name"
    assert isinstance(step.then, SayForm)
    assert step.then.form == ""
    assert isinstance(step.then.then, Say)
    assert step.then.then.then is end


def test_every_step_knows_which_variables_are_still_asked_for() -> None:
    step = Linker({}).link("{f:field!} {p:person(f)} . {a:name-p} met {p} .", End())
    live = []
    while not isinstance(step, End | Fork):
        live.append("".join(sorted(step.live)))
        step = step.then
    assert live == ["", "f", "p", "p", "p", "ap", "p", "p", ""]


def test_a_fork_has_probabilities_that_sum_to_one() -> None:
    end: Step = End()
    one = fork([end, end, end], [3, 2, 2])
    assert math.fsum(one.probabilities) == pytest.approx(1.0, abs=1e-15)
    assert [one.at(u) for u in (0.0, 0.5, 0.999)] == [0, 1, 2]


def test_a_group_called_twice_before_the_same_step_is_linked_once() -> None:
    linker, end = Linker({"bye": ["{@.he} went .", "bye !"]}), End()
    assert linker.link("<bye a>", end) is linker.link("<bye a>", end)
    assert linker.link("<bye a>", end) is not linker.link("<bye b>", end)
