"""The slope of each squash: what its gradient multiplies by."""

import numpy as np
import pytest

from app.engine.operation import Array, Operation
from app.engine.operations.relu import RELU
from app.engine.operations.sigmoid import SIGMOID
from app.engine.operations.squash_slope import RELU_SLOPE, SIGMOID_SLOPE, TANH_SLOPE
from app.engine.operations.tanh import TANH


@pytest.mark.parametrize(("squash", "slope"), [(TANH, TANH_SLOPE), (RELU, RELU_SLOPE), (SIGMOID, SIGMOID_SLOPE)])
def test_it_is_what_the_gradient_of_the_squash_multiplies_by(squash: Operation, slope: Operation) -> None:
    pre: Array = np.linspace(-3.0, 3.0, 14)  # none of them 0, where relu has no slope
    post = squash.forward(pre)
    passed = squash.backward[0].operation.forward(np.ones_like(post), post)
    np.testing.assert_allclose(slope.forward(post), passed, rtol=1e-15)
    step = 1e-6
    measured = (squash.forward(pre + step) - squash.forward(pre - step)) / (2 * step)
    np.testing.assert_allclose(slope.forward(post), measured, rtol=1e-6, atol=1e-9)
