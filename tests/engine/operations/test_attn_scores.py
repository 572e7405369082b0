"""attn_scores: each query against each key, scaled and masked."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.engine.operations.attn_scores import ATTN_SCORES, GRAD_K, GRAD_Q

RNG = np.random.default_rng(0)
Q, K = RNG.normal(size=(4, 2, 9)), RNG.normal(size=(4, 2, 9))


def test_a_score_is_the_product_of_query_and_key_divided_by_the_root_of_d_head() -> None:
    scores = ATTN_SCORES.forward(Q, K, causal=True)
    assert scores.shape == (2, 4, 4)
    assert scores[1, 3, 2] == pytest.approx(Q[3, 1] @ K[2, 1] / 3.0)


def test_later_places_are_masked_where_causal_and_nowhere_else() -> None:
    later = np.triu(np.ones((4, 4), dtype=bool), 1)
    assert (np.isneginf(ATTN_SCORES.forward(Q, K, causal=True)) == later).all()
    assert np.isfinite(ATTN_SCORES.forward(Q, K, causal=False)).all()


def test_of_fewer_queries_than_keys_the_queries_are_the_last() -> None:
    whole = ATTN_SCORES.forward(Q, K, causal=True)
    np.testing.assert_allclose(ATTN_SCORES.forward(Q[2:], K, causal=True), whole[:, 2:], rtol=1e-12)
    np.testing.assert_allclose(ATTN_SCORES.forward(Q[3:], K, causal=True), whole[:, 3:], rtol=1e-12)


def test_what_is_masked_sends_nothing_back() -> None:
    grad = np.zeros((2, 4, 4))
    grad[:, 0, 3] = 1e6
    assert not GRAD_Q.forward(grad, K, causal=True).any()
    assert not GRAD_K.forward(grad, Q, causal=True).any()
    assert GRAD_Q.forward(grad, K, causal=False).any()


def test_a_masked_score_has_no_terms_and_its_rule_gives_minus_infinity() -> None:
    explanation = ATTN_SCORES.explain((0, 1, 2), ATTN_SCORES.forward(Q, K), Q, K)
    assert explanation.terms == ()
    assert explanation.rule(()) == -math.inf
    assert explanation.formula.startswith("masked")
