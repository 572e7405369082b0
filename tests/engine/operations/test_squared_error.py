"""squared_error: how far the outputs are from what was wanted."""

import numpy as np
import pytest

from app.engine.operations.squared_error import GRAD_OUTPUTS, SQUARED_ERROR


def test_the_squared_distances_are_added_up_over_the_outputs_and_averaged_over_the_samples() -> None:
    """(0.5² + 1²) = 1.25 and (2² + 0²) = 4, so the mean over two samples is 2.625."""
    outputs, target = np.array([[0.5, 1.0], [3.0, 0.0]]), np.array([[1.0, 0.0], [1.0, 0.0]])
    assert float(SQUARED_ERROR.forward(outputs, target)) == 2.625
    assert float(SQUARED_ERROR.forward(outputs[0], target[0])) == 1.25


def test_the_gradient_is_twice_the_distance_shared_over_the_samples() -> None:
    outputs, target = np.array([[0.5, 1.0], [3.0, 0.0]]), np.array([[1.0, 0.0], [1.0, 0.0]])
    assert GRAD_OUTPUTS.forward(np.array(1.0), outputs, target).tolist() == [[-0.5, 1.0], [2.0, 0.0]]


def test_what_is_right_has_no_error_and_no_gradient() -> None:
    target = np.array([1.0, 0.0, 0.0, 0.0])
    assert float(SQUARED_ERROR.forward(target, target)) == 0.0
    assert not GRAD_OUTPUTS.forward(np.array(1.0), target, target).any()


def test_a_term_is_one_output_beside_it_what_was_wanted_and_its_product_their_squared_distance_shared_out() -> None:
    outputs, target = np.array([[0.5, 1.0], [3.0, 0.0]]), np.array([[1.0, 0.0], [1.0, 0.0]])
    terms = SQUARED_ERROR.explain((), SQUARED_ERROR.forward(outputs, target), outputs, target).terms
    assert [(term.factor, term.by_operand, term.by_index == term.index) for term in terms] == [(None, 1, True)] * 4
    assert [term.product for term in terms] == pytest.approx([0.125, 0.5, 2.0, 0.0], rel=1e-15)
