"""tanh: squashes any number to between −1 and 1."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.operations.tanh import GRAD_PRE, TANH
from tests.engine.tries import TRIES


@TRIES
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_lands_between_minus_one_and_one(pre: float) -> None:
    post = TANH.forward(np.array([pre, -pre]))
    assert np.all(np.abs(post) <= 1.0)
    assert post[0] == -post[1]


def test_it_is_the_hyperbolic_tangent() -> None:
    assert float(TANH.forward(np.array(0.5))) == pytest.approx(math.tanh(0.5), rel=1e-15)


def test_the_flatter_the_curve_the_less_of_the_gradient_passes() -> None:
    assert float(GRAD_PRE.forward(np.array(3.0), np.array(0.0))) == 3.0
    assert float(GRAD_PRE.forward(np.array(3.0), np.array(1.0))) == 0.0
    assert float(GRAD_PRE.forward(np.array(1.0), np.array(0.5))) == 0.75
