"""top_k: only the best few stay."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.operations.top_k import TOP_K

CUT = -np.inf


def test_the_best_stay_where_they_are_and_the_others_are_masked() -> None:
    assert TOP_K.forward(np.array([1.0, 5.0, 3.0]), 2).tolist() == [CUT, 5.0, 3.0]


def test_of_equal_scores_the_first_stay() -> None:
    assert TOP_K.forward(np.array([1.0, 2.0, 2.0, 2.0]), 2).tolist() == [CUT, 2.0, 2.0, CUT]


def test_more_than_there_are_keeps_them_all() -> None:
    assert TOP_K.forward(np.array([1.0, 2.0]), 9).tolist() == [1.0, 2.0]


def test_a_score_that_is_cut_has_no_terms() -> None:
    scores = np.array([1.0, 5.0])
    kept = TOP_K.forward(scores, 1)
    assert TOP_K.explain((0,), kept, scores, 1).terms == ()
    assert TOP_K.explain((1,), kept, scores, 1).terms[0].value == 5.0


@pytest.mark.parametrize("wrong", [0, -3])
def test_to_keep_none_is_refused(wrong: int) -> None:
    with pytest.raises(NotAllowedError, match="at least one must stay"):
        TOP_K.forward(np.zeros(2), wrong)
