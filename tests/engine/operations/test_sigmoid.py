"""sigmoid: squashes any number to between 0 and 1."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from app.engine.operations.sigmoid import GRAD_PRE, SIGMOID
from tests.engine.tries import TRIES


def test_a_half_in_the_middle_and_the_logistic_curve_on_either_side() -> None:
    assert float(SIGMOID.forward(np.array(0.0))) == 0.5
    assert float(SIGMOID.forward(np.array(math.log(3.0)))) == pytest.approx(0.75, rel=1e-15)


def test_numbers_of_any_size_stay_finite_and_reach_the_ends() -> None:
    pre = np.array([-1e300, -1000.0, -710.0, 710.0, 1000.0, 1e300])
    post = SIGMOID.forward(pre)
    assert post == pytest.approx([0.0, 0.0, 0.0, 1.0, 1.0, 1.0], abs=1e-300)
    grad = GRAD_PRE.forward(np.ones(6), post)
    assert grad == pytest.approx(np.zeros(6), abs=1e-300)


@TRIES
@given(st.floats(-700.0, 40.0))
def test_a_tiny_probability_keeps_its_digits(pre: float) -> None:
    """Written with tanh, the probability at −36 is off by one part in twenty; PyTorch is not, and neither are we."""
    ours = float(SIGMOID.forward(np.array([pre]))[0])
    theirs = float(torch.sigmoid(torch.tensor([pre], dtype=torch.float64))[0])
    assert ours == pytest.approx(theirs, rel=1e-13)


@TRIES
@given(st.floats(-50.0, 50.0))
def test_the_two_answers_of_a_yes_or_no_add_up_to_one(pre: float) -> None:
    yes, no = SIGMOID.forward(np.array([pre, -pre]))
    assert yes + no == pytest.approx(1.0, abs=1e-15)


def test_the_slope_is_steepest_in_the_middle() -> None:
    assert float(GRAD_PRE.forward(np.array(1.0), np.array(0.5))) == 0.25
