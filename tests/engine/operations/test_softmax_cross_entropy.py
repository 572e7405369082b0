"""softmax_cross_entropy: the surprise at the right answer."""

import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from app.engine.operations.softmax_cross_entropy import GRAD_SCORES, SOFTMAX_CROSS_ENTROPY


def test_the_surprise_of_an_even_guess_among_four_is_log_four() -> None:
    loss = SOFTMAX_CROSS_ENTROPY.forward(np.zeros(4), np.array([0.0, 1.0, 0.0, 0.0]))
    assert float(loss) == pytest.approx(math.log(4.0), rel=1e-15)


def test_it_is_averaged_over_the_samples() -> None:
    one = SOFTMAX_CROSS_ENTROPY.forward(np.array([1.0, -2.0]), np.array([1.0, 0.0]))
    three = SOFTMAX_CROSS_ENTROPY.forward(np.array([[1.0, -2.0]] * 3), np.array([[1.0, 0.0]] * 3))
    assert float(three) == pytest.approx(float(one), rel=1e-15)


@pytest.mark.parametrize("right", [0, 1, 2, 3])
def test_scores_of_a_thousand_stay_finite_and_are_what_pytorch_gives(right: int) -> None:
    scores = np.array([[1000.0, -1000.0, 1000.0, 999.0]])
    target = np.eye(4)[[right]]
    theirs = torch.tensor(scores, requires_grad=True)
    their_loss = F.cross_entropy(theirs, torch.tensor(target))
    their_loss.backward()
    loss = SOFTMAX_CROSS_ENTROPY.forward(scores, target)
    assert np.isfinite(loss)
    assert float(loss) == pytest.approx(their_loss.item(), rel=1e-10)
    assert theirs.grad is not None
    np.testing.assert_allclose(GRAD_SCORES.forward(np.array(1.0), scores, target), theirs.grad.numpy(), atol=1e-10)


def test_a_small_surprise_keeps_its_digits_at_large_scores() -> None:
    """The largest score is taken off first: log Σ e^score − score would round to a multiple of 10⁻¹³ at 1000."""
    loss = SOFTMAX_CROSS_ENTROPY.forward(np.array([1000.0, 980.0]), np.array([1.0, 0.0]))
    assert float(loss) == pytest.approx(math.log1p(math.exp(-20.0)), rel=1e-6)


def test_the_gradient_is_the_share_less_what_was_wanted() -> None:
    grad = GRAD_SCORES.forward(np.array(1.0), np.zeros((2, 2)), np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert grad.tolist() == [[-0.25, 0.25], [0.25, -0.25]]
