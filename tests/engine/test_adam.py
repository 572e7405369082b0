"""AdamW, its schedule and the clipping: the numbers of PyTorch."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.adam import AdamW, Schedule, clip
from app.engine.errors import NotAllowedError
from app.engine.pieces import PIECE
from tests.engine.tries import TRIES


@settings(TRIES, max_examples=25)
@given(
    st.integers(0, 2**32 - 1),
    st.sampled_from([(0.9, 0.999), (0.8, 0.95), (0.0, 0.9)]),
    st.floats(0.0, 0.5),
    st.sampled_from([1e-8, 1e-5]),
)
def test_twenty_steps_lead_where_those_of_pytorch_lead(
    seed: int, betas: tuple[float, float], decay: float, epsilon: float
) -> None:
    rng = np.random.default_rng(seed)
    ours = rng.normal(size=7)
    theirs = torch.tensor(ours.copy(), requires_grad=True)
    schedule = Schedule(0.1, 5, 20)
    them = torch.optim.AdamW([theirs], lr=0.1, betas=betas, eps=epsilon, weight_decay=decay)
    us = AdamW(ours, betas, epsilon)
    for step in range(20):
        grad = rng.normal(size=7) * 10.0 ** rng.integers(-4, 3)
        theirs.grad = torch.tensor(grad)
        them.param_groups[0]["lr"] = schedule.rate(step)
        them.step()
        us.update(ours, grad, schedule.rate(step), decay)
        np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=1e-9, atol=1e-12)
    assert us.steps == 20


def test_many_parameters_in_pieces_go_where_each_would_go_alone() -> None:
    rng = np.random.default_rng(0)
    many = rng.normal(size=2 * PIECE + 5)
    decay = np.where(rng.random(many.shape) < 0.5, 0.1, 0.0)
    few, whole = many[-3:].copy(), AdamW(many)
    part = AdamW(few)
    for _ in range(3):
        grad = rng.normal(size=many.shape)
        whole.update(many, grad, 0.01, decay)
        part.update(few, grad[-3:], 0.01, decay[-3:])
    np.testing.assert_array_equal(many[-3:], few)


def test_float32_stays_float32() -> None:
    parameters = np.ones(3, dtype=np.float32)
    adam = AdamW(parameters)
    adam.update(parameters, np.ones(3), 0.1, 0.01)
    assert {array.dtype for array in (parameters, adam.average, adam.square)} == {np.dtype(np.float32)}


@settings(TRIES, max_examples=25)
@given(st.integers(0, 2**32 - 1), st.floats(0.1, 10.0), st.floats(0.01, 100.0))
def test_a_gradient_that_is_too_long_is_shortened_as_pytorch_does_it(seed: int, longest: float, size: float) -> None:
    grad = size * np.random.default_rng(seed).normal(size=11)
    theirs = torch.zeros(11, dtype=torch.float64, requires_grad=True)
    theirs.grad = torch.tensor(grad.copy())
    length = torch.nn.utils.clip_grad_norm_([theirs], longest).item()
    assert clip(grad, longest) == pytest.approx(length, rel=1e-12)
    np.testing.assert_allclose(grad, theirs.grad.numpy(), rtol=1e-12)


def test_the_rate_rises_in_a_line_and_falls_along_a_cosine() -> None:
    schedule = Schedule(peak=1.0, warmup=4, steps=14, last=0.1)
    assert [schedule.rate(step) for step in range(5)] == [0.25, 0.5, 0.75, 1.0, 1.0]
    assert schedule.rate(9) == pytest.approx(0.55), "half-way down"
    assert schedule.rate(14) == pytest.approx(0.1)
    assert schedule.rate(99) == pytest.approx(0.1)
    falling = [schedule.rate(step) for step in range(4, 15)]
    assert falling == sorted(falling, reverse=True)
    fall = torch.optim.lr_scheduler.CosineAnnealingLR(
        torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0), T_max=10, eta_min=0.1
    )
    assert falling[0] == fall.get_last_lr()[0]


def test_without_warming_up_it_begins_at_the_peak() -> None:
    assert Schedule(peak=0.3, warmup=0, steps=10).rate(0) == 0.3
    assert Schedule(peak=0.3, warmup=10, steps=10).rate(10) == pytest.approx(0.3)


def test_more_steps_to_warm_up_than_there_are_is_refused() -> None:
    with pytest.raises(NotAllowedError, match="more steps to warm up than there are: 11") as refused:
        Schedule(peak=1.0, warmup=11, steps=10)
    assert refused.value.limit == 10
