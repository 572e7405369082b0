"""mean: the average of all there is."""

import numpy as np

from app.engine.operations.mean import GRAD_NUMBERS, MEAN


def test_it_averages_over_every_axis_to_one_number() -> None:
    average = MEAN.forward(np.array([[1.0, 2.0], [3.0, 6.0]]))
    assert average.shape == ()
    assert float(average) == 3.0


def test_every_number_has_an_equal_share_of_the_gradient() -> None:
    assert GRAD_NUMBERS.forward(np.array(2.0), np.zeros((2, 4))).tolist() == [[0.25] * 4] * 2


def test_every_number_is_a_term_with_one_share_as_its_factor() -> None:
    numbers = np.array([[1.0, 2.0], [3.0, 6.0]])
    terms = MEAN.explain((), MEAN.forward(numbers), numbers).terms
    assert [(term.index, term.factor) for term in terms] == [((i, j), 0.25) for i in range(2) for j in range(2)]
