"""blend: a sum, a mean or a difference of what stands beside each other."""

from __future__ import annotations

import numpy as np

from app.engine.operations.blend import BLEND


def test_ones_are_a_sum_equal_parts_a_mean_and_one_and_minus_one_a_difference() -> None:
    rows = np.array([[0.25, 0.75], [1.0, 0.0]])
    assert BLEND.forward(rows, parts=[1.0, 1.0]).tolist() == [1.25, 0.75]
    assert BLEND.forward(rows, parts=[0.5, 0.5]).tolist() == [0.625, 0.375]
    assert BLEND.forward(rows, parts=[1.0, -1.0]).tolist() == [-0.75, 0.75]


def test_what_has_no_part_is_no_term() -> None:
    rows = np.array([[2.0], [3.0], [5.0]])
    told = BLEND.explain((0,), BLEND.forward(rows, parts=[1.0, 0.0, -1.0]), rows, parts=[1.0, 0.0, -1.0])
    found = [(term.index, term.factor, term.product) for term in told.terms]
    assert found == [((0, 0), 1.0, 2.0), ((2, 0), -1.0, -5.0)]
    assert told.rule(told.terms) == -3.0


def test_float32_stays_float32() -> None:
    assert BLEND.forward(np.ones((2, 3), np.float32), parts=[0.5, 0.5]).dtype == np.float32
