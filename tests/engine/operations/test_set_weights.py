"""set_weights: a weight by hand, and the others in what is left."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.operations.set_weights import SET_WEIGHTS
from tests.engine.tries import TRIES


def test_the_others_keep_their_shares_of_what_is_left() -> None:
    pattern = np.array([[[0.5, 0.25, 0.25], [1.0, 0.0, 0.0], [0.2, 0.3, 0.5]]])
    changed = SET_WEIGHTS.forward(pattern, ((0, 0, 0, 0.0), (0, 2, 2, 0.75)), causal=False)
    assert changed[0].tolist() == [[0.0, 0.5, 0.5], [1.0, 0.0, 0.0], pytest.approx([0.1, 0.15, 0.75])]


def test_where_nothing_is_left_over_it_is_shared_out_equally_among_those_that_are_seen() -> None:
    pattern = np.array([[[1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0]]])
    assert SET_WEIGHTS.forward(pattern, ((0, 2, 0, 0.5),), causal=True)[0, 2].tolist() == [0.5, 0.25, 0.25]
    assert SET_WEIGHTS.forward(pattern, ((0, 1, 0, 0.5),), causal=True)[0, 1].tolist() == [0.5, 0.5, 0.0]


@TRIES
@given(st.integers(0, 3), st.integers(0, 3), st.floats(0.0, 1.0), st.integers(0, 2**32 - 1))
def test_every_row_still_adds_up_to_one(query: int, key: int, weight: float, seed: int) -> None:
    pattern = np.random.default_rng(seed).dirichlet(np.ones(4), size=(2, 4))
    changed = SET_WEIGHTS.forward(pattern, ((1, query, key, weight),), causal=False)
    np.testing.assert_allclose(changed.sum(axis=-1), 1.0)
    assert changed[1, query, key] == weight
