"""A model grows: the same plan leads to the same moments, each of which says what is so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle

import numpy as np
import pytest
import torch

from app.engine.errors import NotFiniteError
from app.engine.gpt_training import judge
from app.engine.growing import Moment, Plan, Watch, grow, seen, stops
from app.engine.reading import Lines
from app.engine.transformer import Config
from tests.engine.gpts import gpt2, same_here

TINY = Config(n_layers=2, n_heads=2, d_model=8, d_head=4, d_mlp=16, d_vocab=12, n_ctx=10)
PLAN = Plan(TINY, steps=60, learning_rate=0.02, seed=3, moments=10, checkpoints=3)
WATCH = Watch(sentence=[1, 2, 3], opening=[0], words=[1, 2, 3, 4, 5], families=list("aabbb"))


def reading() -> Lines:
    """Two lines, again and again: what follows 1 2 3 is always 4."""

    def told() -> Iterator[list[int]]:
        yield from cycle([[1, 2, 3, 4, 0], [5, 6, 7, 0]])

    return Lines(told(), told(), 10, 0, 4)


@pytest.fixture(scope="module")
def moments() -> list[Moment]:
    return list(grow(PLAN, reading(), WATCH))


def test_moments_come_close_together_at_first_and_the_last_is_the_last_step(moments: list[Moment]) -> None:
    steps = [moment.step for moment in moments]
    assert steps == stops(PLAN)
    assert (steps[0], steps[-1]) == (0, 60)
    assert steps[2] - steps[1] < steps[-1] - steps[-2]
    assert stops(replace(PLAN, steps=0)) == [0]
    assert stops(replace(PLAN, steps=3)) == [0, 1, 2, 3]


def test_it_learns_what_it_reads(moments: list[Moment]) -> None:
    first, last = moments[0], moments[-1]
    assert first.loss is None
    assert first.held_out == pytest.approx(np.log(12), abs=0.2)
    assert last.held_out is not None
    assert last.held_out < 0.6
    assert int(np.argmax(last.probs)) == 4
    assert first.tokens == 0 < moments[1].tokens < last.tokens


def test_checkpoints_bring_the_model_and_what_is_told_of_it_is_so(moments: list[Moment]) -> None:
    kept = [moment for moment in moments if moment.model is not None]
    assert len(kept) == PLAN.checkpoints + 1
    assert kept[-1] is moments[-1]
    for moment in kept:
        assert moment.model is not None
        assert moment.held_out == judge(moment.model, [reading().held_out])
        pattern, probs = seen(moment.model, WATCH.sentence)
        np.testing.assert_array_equal(pattern, moment.pattern)
        np.testing.assert_array_equal(probs, moment.probs)
    assert all(moment.held_out is None for moment in moments if moment.model is None)


def test_the_same_plan_leads_to_the_same_moments_and_another_seed_to_others(moments: list[Moment]) -> None:
    for ours, again in zip(moments, grow(PLAN, reading(), WATCH), strict=True):
        assert (ours.loss, ours.held_out, ours.sample) == (again.loss, again.held_out, again.sample)
        np.testing.assert_array_equal(ours.plane.points, again.plane.points)
        np.testing.assert_array_equal(ours.pattern, again.pattern)
    other = next(grow(replace(PLAN, seed=4), reading(), WATCH))
    assert not np.array_equal(other.probs, moments[0].probs)


def test_where_it_looks_is_what_gpt2_of_transformers_says() -> None:
    theirs = gpt2(TINY)
    pattern, probs = seen(same_here(theirs, TINY), WATCH.sentence)
    told = theirs(torch.tensor([WATCH.sentence]), output_attentions=True)
    np.testing.assert_allclose(pattern, np.stack([layer[0].detach().numpy() for layer in told.attentions]), atol=1e-9)
    np.testing.assert_allclose(probs, torch.softmax(told.logits[0, -1], -1).detach().numpy(), atol=1e-9)


def test_a_rate_that_is_too_high_is_said() -> None:
    with pytest.raises(NotFiniteError) as refused:
        list(grow(replace(PLAN, learning_rate=1e30), reading(), WATCH))
    assert refused.value.field == "learning_rate"
