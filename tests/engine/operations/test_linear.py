"""linear: multiply, add up, add the bias."""

import numpy as np
import pytest

from app.engine.errors import ShapeError
from app.engine.operations.linear import GRAD_BIAS, GRAD_INPUT, GRAD_WEIGHT, LINEAR


def test_a_neuron_adds_up_its_inputs_by_hand() -> None:
    """Two inputs 1 and −1, weights 0.5 and 0.25 to the first neuron: 0.5 − 0.25 + bias 2 = 2.25."""
    inputs = np.array([1.0, -1.0])
    weight = np.array([[0.5, 3.0], [0.25, 1.0]])
    bias = np.array([2.0, -1.0])
    assert LINEAR.forward(inputs, weight, bias).tolist() == [2.25, 1.0]


def test_a_weight_belongs_to_the_wire_from_its_row_to_its_column() -> None:
    weight = np.zeros((3, 2))
    weight[2, 0] = 7.0
    assert LINEAR.forward(np.array([0.0, 0.0, 1.0]), weight, np.zeros(2)).tolist() == [7.0, 0.0]


def test_a_number_is_explained_wire_by_wire_with_the_bias_last() -> None:
    inputs, weight, bias = np.array([1.0, -1.0]), np.array([[0.5, 3.0], [0.25, 1.0]]), np.array([2.0, -1.0])
    value = LINEAR.forward(inputs, weight, bias)
    terms = LINEAR.explain((0,), value, inputs, weight, bias).terms
    assert [(term.value, term.factor, term.product) for term in terms] == [
        (1.0, 0.5, 0.5),
        (-1.0, 0.25, -0.25),
        (2.0, None, 2.0),
    ]
    assert [(term.by_operand, term.by_index) for term in terms] == [(1, (0, 0)), (1, (1, 0)), (None, None)]


def test_weights_that_do_not_fit_are_refused_with_both_numbers() -> None:
    with pytest.raises(ShapeError, match="3 inputs, weights for 2"):
        LINEAR.forward(np.zeros((5, 3)), np.zeros((2, 4)), np.zeros(4))


def test_the_gradients_by_hand() -> None:
    """One wire each way: out = 3·2 + 1. With 10 arriving, 20 goes to the input's side, 30 to the weight, 10 to b."""
    grad, inputs, weight = np.array([10.0]), np.array([3.0]), np.array([[2.0]])
    assert GRAD_INPUT.forward(grad, weight).tolist() == [20.0]
    assert GRAD_WEIGHT.forward(grad, inputs).tolist() == [[30.0]]
    assert GRAD_BIAS.forward(grad).tolist() == [10.0]


def test_the_gradient_of_a_weight_has_a_term_for_every_sample() -> None:
    grad, inputs = np.ones((4, 2)), np.arange(12.0).reshape(4, 3)
    value = GRAD_WEIGHT.forward(grad, inputs)
    assert len(GRAD_WEIGHT.explain((2, 1), value, grad, inputs).terms) == 4
    assert len(GRAD_BIAS.explain((1,), GRAD_BIAS.forward(grad), grad).terms) == 4
