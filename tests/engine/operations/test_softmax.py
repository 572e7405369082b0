"""softmax: shares of one whole."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.engine.operation import Array
from app.engine.operations.softmax import GRAD_SCORES, SOFTMAX
from tests.engine.tries import TRIES

SCORES = hnp.arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(1, 6)), elements=st.floats(-1000.0, 1000.0))


@TRIES
@given(SCORES)
def test_the_shares_of_every_row_add_up_to_one(scores: Array) -> None:
    shares = SOFTMAX.forward(scores)
    assert np.all(shares >= 0.0)
    np.testing.assert_allclose(shares.sum(axis=-1), 1.0, rtol=1e-14)


@TRIES
@given(SCORES, st.floats(-1000.0, 1000.0))
def test_the_same_added_to_every_score_changes_no_share(scores: Array, more: float) -> None:
    np.testing.assert_allclose(SOFTMAX.forward(scores + more), SOFTMAX.forward(scores), rtol=1e-9, atol=1e-15)


def test_a_score_higher_by_log_three_has_three_times_the_share() -> None:
    assert SOFTMAX.forward(np.array([0.0, math.log(3.0)])) == pytest.approx([0.25, 0.75], rel=1e-15)


def test_scores_of_a_thousand_stay_finite() -> None:
    shares = SOFTMAX.forward(np.array([1000.0, -1000.0, 999.0]))
    assert shares == pytest.approx([1 / (1 + math.exp(-1)), 0.0, math.exp(-1) / (1 + math.exp(-1))], rel=1e-14)
    assert np.isfinite(GRAD_SCORES.forward(np.array([1e6, -1e6, 3.0]), shares)).all()


@TRIES
@given(SCORES)
def test_a_gradient_that_is_the_same_everywhere_changes_nothing(scores: Array) -> None:
    """Shares cannot all grow: a push on all of them alike is no push."""
    arriving = GRAD_SCORES.forward(np.ones_like(scores), SOFTMAX.forward(scores))
    np.testing.assert_allclose(arriving, 0.0, atol=1e-14)


def test_the_terms_of_a_share_are_the_powers_of_the_whole_row() -> None:
    scores = np.array([0.0, 1.0, 2.0])
    explanation = SOFTMAX.explain((1,), SOFTMAX.forward(scores), scores)
    assert [term.product for term in explanation.terms] == pytest.approx([math.exp(-2), math.exp(-1), 1.0], rel=1e-15)


@TRIES
@given(SCORES, st.data())
def test_the_factor_of_a_gradient_is_the_slope_of_one_share_as_one_score_changes(
    scores: Array, data: st.DataObject
) -> None:
    """∂share[i]/∂score[j] = share[i]·([i = j] − share[j]), and the factor points at the share that it is made of."""
    shares = SOFTMAX.forward(scores)
    grad = np.arange(1.0, shares.size + 1.0).reshape(shares.shape)
    row = data.draw(st.integers(0, shares.shape[0] - 1))
    own = data.draw(st.integers(0, shares.shape[1] - 1))
    explanation = GRAD_SCORES.explain((row, own), GRAD_SCORES.forward(grad, shares), grad, shares)
    assert [term.by_index for term in explanation.terms] == [(row, j) for j in range(shares.shape[1])]
    for j, term in enumerate(explanation.terms):
        assert term.factor == pytest.approx(shares[row, own] * ((own == j) - shares[row, j]), rel=1e-12, abs=1e-300)
        assert term.by_operand == 1


@TRIES
@given(SCORES, st.data())
def test_the_score_of_a_share_is_told_however_small_it_is(scores: Array, data: st.DataObject) -> None:
    """Of a long row only the largest powers are told one by one; without its own, a share is not to be made again."""
    own = data.draw(st.tuples(*(st.integers(0, size - 1) for size in scores.shape)))
    explanation = SOFTMAX.explain(own, SOFTMAX.forward(scores), scores)
    assert [explanation.terms[place].index for place in explanation.always] == [own]


def test_a_masked_score_has_no_term_to_be_told() -> None:
    scores = np.array([0.0, -np.inf])
    assert SOFTMAX.explain((1,), SOFTMAX.forward(scores), scores).always == ()
