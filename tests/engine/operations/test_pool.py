"""pool: the average over the places."""

import numpy as np

from app.engine.operations.pool import GRAD_ROWS, POOL

ROWS = np.array([[1.0, 2.0], [3.0, 6.0], [5.0, 1.0]])


def test_the_places_become_one_row() -> None:
    assert POOL.forward(ROWS).tolist() == [3.0, 3.0]


def test_each_sample_has_a_row_of_its_own() -> None:
    assert POOL.forward(np.stack([ROWS, 2.0 * ROWS])).tolist() == [[3.0, 3.0], [6.0, 6.0]]


def test_every_place_has_an_equal_share_of_the_gradient() -> None:
    assert GRAD_ROWS.forward(np.array([3.0, 6.0]), ROWS).tolist() == [[1.0, 2.0]] * 3


def test_every_place_is_a_term_with_one_share_as_its_factor() -> None:
    terms = POOL.explain((1,), POOL.forward(ROWS), ROWS).terms
    assert [(term.index, term.factor) for term in terms] == [((place, 1), 1 / 3) for place in range(3)]
