"""evenness: 1 where a head looks at all alike, 0 where it looks at one alone."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.operations.evenness import EVENNESS


def test_a_head_that_looks_at_all_alike_is_as_even_as_can_be() -> None:
    even, one = np.full((4, 4), 0.25), np.eye(4)
    assert EVENNESS.forward(np.stack([even, one]), causal=False).tolist() == pytest.approx([1.0, 0.0])
    back = np.tril(np.ones((4, 4))) / np.arange(1, 5)[:, None]
    assert EVENNESS.forward(back[None], causal=True).tolist() == pytest.approx([1.0])


def test_it_is_made_again_from_its_weights_and_one_word_alone_is_nothing() -> None:
    pattern = np.array([[[1.0, 0.0], [0.5, 0.5]]])
    told = EVENNESS.explain((0,), EVENNESS.forward(pattern, causal=True), pattern, causal=True)
    assert [term.index for term in told.terms] == [(0, 1, 0), (0, 1, 1)]
    assert told.rule(told.terms) == pytest.approx(1.0)
    assert EVENNESS.forward(np.ones((2, 1, 1)), causal=True).tolist() == [0.0, 0.0]
