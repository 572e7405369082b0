"""sigmoid_cross_entropy: the surprise of each yes-or-no output."""

import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from app.engine.operations.sigmoid_cross_entropy import GRAD_PRE, SIGMOID_CROSS_ENTROPY


def test_the_surprise_of_an_even_guess_is_log_two_for_each_output() -> None:
    loss = SIGMOID_CROSS_ENTROPY.forward(np.zeros(4), np.array([1.0, 0.0, 0.0, 0.0]))
    assert float(loss) == pytest.approx(4 * math.log(2.0), rel=1e-15)


def test_it_is_summed_over_the_outputs_and_averaged_over_the_samples() -> None:
    one = SIGMOID_CROSS_ENTROPY.forward(np.array([1.0, -2.0]), np.array([1.0, 0.0]))
    three = SIGMOID_CROSS_ENTROPY.forward(np.array([[1.0, -2.0]] * 3), np.array([[1.0, 0.0]] * 3))
    assert float(three) == pytest.approx(float(one), rel=1e-15)


def test_sums_of_a_thousand_stay_finite_and_are_what_pytorch_gives() -> None:
    pre = np.array([[1000.0, -1000.0, 1000.0, -1000.0]])
    target = np.array([[1.0, 1.0, 0.0, 0.0]])
    theirs = torch.tensor(pre, requires_grad=True)
    their_loss = F.binary_cross_entropy_with_logits(theirs, torch.tensor(target), reduction="sum")
    their_loss.backward()
    loss = SIGMOID_CROSS_ENTROPY.forward(pre, target)
    assert float(loss) == pytest.approx(their_loss.item(), rel=1e-10) == 2000.0
    assert theirs.grad is not None
    np.testing.assert_allclose(GRAD_PRE.forward(np.array(1.0), pre, target), theirs.grad.numpy(), atol=1e-10)


@pytest.mark.parametrize("pre", [5.0, 20.0, 36.0, 300.0])
def test_a_tiny_surprise_is_not_lost_beside_a_large_sum(pre: float) -> None:
    """log(1 + e^pre) − pre, in that order, has no digit left at 36; the surprise is e^−36."""
    loss = float(SIGMOID_CROSS_ENTROPY.forward(np.array([pre]), np.array([1.0])))
    assert loss == pytest.approx(math.log1p(math.exp(-pre)), rel=1e-12)


def test_the_gradient_is_the_probability_less_what_was_wanted() -> None:
    grad = GRAD_PRE.forward(np.array(1.0), np.zeros((2, 2)), np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert grad.tolist() == [[-0.25, 0.25], [0.25, -0.25]]
