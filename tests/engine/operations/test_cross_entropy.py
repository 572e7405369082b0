"""cross_entropy: the surprise at what came."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.operations.cross_entropy import CROSS_ENTROPY, GRAD_LOGITS
from app.engine.pieces import PIECE


def test_where_every_token_is_as_likely_the_surprise_is_the_log_of_how_many_there_are() -> None:
    assert float(CROSS_ENTROPY.forward(np.zeros((3, 8)), np.array([0, 3, 7]))) == pytest.approx(math.log(8))


def test_a_token_that_was_given_half_surprises_by_log_two() -> None:
    logits = np.log(np.array([0.5, 0.25, 0.25]))
    assert float(CROSS_ENTROPY.forward(logits, np.asarray(0))) == pytest.approx(math.log(2))


def test_a_place_where_nothing_is_asked_does_not_count() -> None:
    logits = np.random.default_rng(0).normal(size=(3, 4))
    some, all_of_them = np.array([1, -1, 2]), np.array([1, 2])
    asked = logits[[0, 2]]
    assert CROSS_ENTROPY.forward(logits, some) == pytest.approx(float(CROSS_ENTROPY.forward(asked, all_of_them)))
    grad = GRAD_LOGITS.forward(np.asarray(1.0), logits, some)
    assert not grad[1].any()
    np.testing.assert_allclose(grad[[0, 2]], GRAD_LOGITS.forward(np.asarray(1.0), asked, all_of_them))
    assert CROSS_ENTROPY.explain((), np.zeros(()), logits, some).rule(
        CROSS_ENTROPY.explain((), np.zeros(()), logits, some).terms
    ) == pytest.approx(float(CROSS_ENTROPY.forward(logits, some)))
    assert GRAD_LOGITS.explain((1, 0), grad, np.asarray(1.0), logits, some).terms == ()


def test_what_one_token_gains_the_others_lose() -> None:
    logits = np.random.default_rng(0).normal(size=(5, 6))
    grad = GRAD_LOGITS.forward(np.asarray(1.0), logits, np.arange(5))
    np.testing.assert_allclose(grad.sum(axis=-1), 0.0, atol=1e-15)
    assert (grad[np.arange(5), np.arange(5)] < 0.0).all()


def test_of_more_rows_than_are_run_together_each_counts() -> None:
    rows = 3 * PIECE // 100 + 1
    logits = np.random.default_rng(0).normal(size=(rows, 100))
    targets = np.arange(rows) % 100
    each = [float(CROSS_ENTROPY.forward(logits[row], targets[row])) for row in range(rows)]
    assert float(CROSS_ENTROPY.forward(logits, targets)) == pytest.approx(np.mean(each), rel=1e-12)


@pytest.mark.parametrize(("targets", "message"), [([0, 4], "no such token: 4"), ([-2, 0], "no such token: -2")])
def test_a_target_that_is_no_token_is_refused(targets: list[int], message: str) -> None:
    with pytest.raises(NotAllowedError, match=message):
        CROSS_ENTROPY.forward(np.zeros((2, 4)), np.array(targets))


def test_to_ask_for_nothing_is_refused() -> None:
    with pytest.raises(NotAllowedError, match="no place has a target"):
        CROSS_ENTROPY.forward(np.zeros((2, 4)), np.array([-1, -1]))
