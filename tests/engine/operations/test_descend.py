"""descend: one step against the gradient."""

import numpy as np
import torch

from app.engine.operations.descend import DESCEND


def test_a_parameter_moves_against_its_gradient_by_the_learning_rate() -> None:
    moved = DESCEND.forward(np.array([1.0, -2.0]), np.array([0.5, -0.5]), learning_rate=0.1)
    np.testing.assert_allclose(moved, [0.95, -1.95], rtol=1e-15)


def test_it_is_the_step_of_stochastic_gradient_descent_in_pytorch() -> None:
    rng = np.random.default_rng(5)
    parameter, grad = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
    theirs = torch.nn.Parameter(torch.tensor(parameter))
    theirs.grad = torch.tensor(grad)
    torch.optim.SGD([theirs], lr=0.37).step()
    ours = DESCEND.forward(parameter, grad, learning_rate=0.37)
    np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=1e-14)


def test_the_explanation_gives_minus_the_learning_rate_as_the_factor_of_the_gradient() -> None:
    parameter, grad = np.array([1.0]), np.array([0.5])
    explanation = DESCEND.explain((0,), np.array([0.95]), parameter, grad, learning_rate=0.1)
    assert [term.factor for term in explanation.terms] == [None, -0.1]
