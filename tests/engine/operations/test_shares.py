"""shares: counts become probabilities."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.operations.shares import SHARES


def test_each_count_becomes_its_share_of_all() -> None:
    assert SHARES.forward(np.array([3.0, 0.0, 1.0])).tolist() == [0.75, 0.0, 0.25]


def test_where_nothing_was_counted_there_are_no_shares() -> None:
    with pytest.raises(NotAllowedError, match="nothing was counted"):
        SHARES.forward(np.zeros(3))


def test_what_was_never_counted_is_no_term_and_its_share_is_nought() -> None:
    counts = np.array([3.0, 0.0, 1.0])
    explanation = SHARES.explain((1,), SHARES.forward(counts), counts)
    assert [term.index for term in explanation.terms] == [(0,), (2,)]
    assert explanation.rule(explanation.terms) == 0.0
