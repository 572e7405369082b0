"""normalize: mean off, and divided by the scale."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.operations.norm_scale import NORM_SCALE
from app.engine.operations.normalize import NORMALIZE


def test_by_its_own_scale_a_row_has_the_mean_nought_and_the_variance_one() -> None:
    rows = np.random.default_rng(0).normal(3.0, 5.0, (4, 50))
    normalized = NORMALIZE.forward(rows, NORM_SCALE.forward(rows, epsilon=0.0))
    np.testing.assert_allclose(normalized.mean(axis=-1), 0.0, atol=1e-12)
    np.testing.assert_allclose(normalized.var(axis=-1), 1.0, rtol=1e-12)


def test_a_worked_example() -> None:
    assert NORMALIZE.forward(np.array([4.0, 6.0, 8.0]), np.asarray(4.0)).tolist() == [-0.5, 0.0, 0.5]


def test_the_last_term_of_an_explanation_is_the_scale() -> None:
    rows, scale = np.array([4.0, 6.0, 8.0]), np.asarray(4.0)
    explanation = NORMALIZE.explain((2,), NORMALIZE.forward(rows, scale), rows, scale)
    assert (explanation.terms[-1].operand, explanation.terms[-1].value) == (1, 4.0)
    assert [term.factor for term in explanation.terms[:-1]] == pytest.approx([-1 / 3, -1 / 3, 2 / 3])
