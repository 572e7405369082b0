"""relu: keeps what is above zero."""

import numpy as np
import torch

from app.engine.operations.relu import GRAD_PRE, RELU


def test_what_is_below_zero_becomes_zero() -> None:
    assert RELU.forward(np.array([-1000.0, -1e-9, 0.0, 1e-9, 1000.0])).tolist() == [0.0, 0.0, 0.0, 1e-9, 1000.0]


def test_at_exactly_zero_no_gradient_passes_as_in_pytorch() -> None:
    pre = np.array([-2.0, 0.0, 2.0])
    grad = np.array([5.0, 5.0, 5.0])
    theirs = torch.tensor(pre, requires_grad=True)
    torch.relu(theirs).backward(torch.tensor(grad))
    ours = GRAD_PRE.forward(grad, RELU.forward(pre))
    assert theirs.grad is not None
    assert ours.tolist() == theirs.grad.tolist() == [0.0, 0.0, 5.0]


def test_the_factor_of_a_gradient_is_the_slope_one_or_zero() -> None:
    grad, post = np.array([5.0, 5.0]), np.array([0.0, 3.0])
    slopes = [GRAD_PRE.explain((k,), GRAD_PRE.forward(grad, post), grad, post).terms[0].factor for k in range(2)]
    assert slopes == [0.0, 1.0]
