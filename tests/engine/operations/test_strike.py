"""strike: nobody else looks at a word."""

from __future__ import annotations

import numpy as np

from app.engine.operations.softmax import SOFTMAX
from app.engine.operations.strike import STRIKE


def test_no_other_word_looks_at_it_and_all_other_scores_stay() -> None:
    scores = np.random.default_rng(0).normal(size=(2, 3, 3))
    shares = SOFTMAX.forward(STRIKE.forward(scores, (1,)))
    assert np.all(shares[:, [0, 2], 1] == 0.0)
    assert np.all(shares[:, 1, 1] > 0.0), "it goes on looking at itself"
    np.testing.assert_allclose(shares.sum(axis=-1), 1.0)
    left = scores[:, 0, [0, 2]]
    np.testing.assert_allclose(shares[:, 0, [0, 2]], np.exp(left) / np.exp(left).sum(axis=-1, keepdims=True))


def test_what_was_masked_stays_masked() -> None:
    scores = np.array([[[0.0, -np.inf], [1.0, 2.0]]])
    assert STRIKE.forward(scores, (0,)).tolist() == [[[0.0, -np.inf], [-np.inf, 2.0]]]
