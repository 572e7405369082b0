"""embedding: each token fetches its own row."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.operations.embedding import EMBEDDING, GRAD_WEIGHT

TABLE = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])


def test_a_token_that_stands_twice_fetches_the_same_row_twice() -> None:
    assert EMBEDDING.forward(TABLE, np.array([2, 0, 2])).tolist() == [[5.0, 6.0], [1.0, 2.0], [5.0, 6.0]]


def test_a_row_gathers_the_gradients_of_all_the_places_that_fetched_it_and_the_others_nothing() -> None:
    grad = np.array([[1.0, 10.0], [2.0, 20.0], [4.0, 40.0]])
    gathered = GRAD_WEIGHT.forward(grad, TABLE, np.array([2, 0, 2]))
    assert gathered.tolist() == [[2.0, 20.0], [0.0, 0.0], [5.0, 50.0]]


def test_of_no_tokens_no_row_is_fetched_and_none_gathers_anything() -> None:
    nothing = np.zeros((0,))
    assert EMBEDDING.forward(TABLE, nothing).shape == (0, 2)
    assert not GRAD_WEIGHT.forward(np.zeros((0, 2)), TABLE, nothing).any()


@pytest.mark.parametrize("token", [-1, 3])
def test_a_token_that_has_no_row_is_refused(token: int) -> None:
    with pytest.raises(NotAllowedError, match=f"no such token: {token}") as refused:
        EMBEDDING.forward(TABLE, np.array([0, token]))
    assert (refused.value.field, refused.value.limit) == ("tokens", 2)
