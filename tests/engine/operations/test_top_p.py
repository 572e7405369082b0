"""top_p: the best stay, until they have the share."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.operations.top_p import TOP_P

SCORES = np.log(np.array([0.1, 0.5, 0.25, 0.15]))


@pytest.mark.parametrize(
    ("p", "kept"), [(0.01, [1]), (0.49, [1]), (0.51, [1, 2]), (0.76, [1, 2, 3]), (1.0, [0, 1, 2, 3])]
)
def test_so_many_stay_as_have_the_share_together_and_the_best_always(p: float, kept: list[int]) -> None:
    assert np.flatnonzero(np.isfinite(TOP_P.forward(SCORES, p))).tolist() == kept


def test_the_best_stays_also_where_the_share_is_too_small_for_the_kind_of_number() -> None:
    assert np.isfinite(TOP_P.forward(SCORES.astype(np.float32), 5e-324)).tolist() == [False, True, False, False]


def test_of_equal_scores_the_first_stay() -> None:
    assert np.isfinite(TOP_P.forward(np.zeros(4), 0.5)).tolist() == [True, True, False, False]


def test_what_was_masked_before_stays_masked() -> None:
    scores = np.array([0.0, -np.inf, 0.0])
    assert np.isneginf(TOP_P.forward(scores, 0.9)).tolist() == [False, True, False]


@pytest.mark.parametrize("wrong", [0.0, -0.1, 1.1, float("nan")])
def test_a_share_that_is_none_is_refused(wrong: float) -> None:
    with pytest.raises(NotAllowedError, match="the share to keep must be above 0 and at most 1") as refused:
        TOP_P.forward(SCORES, wrong)
    assert refused.value.field == "top_p"
