"""switch_off: a head that hands on nothing."""

from __future__ import annotations

import numpy as np

from app.engine.operations.switch_off import SWITCH_OFF


def test_the_head_is_nothing_and_the_others_are_as_they_were() -> None:
    z = np.random.default_rng(1).normal(size=(3, 4, 2))
    left = SWITCH_OFF.forward(z, (1, 3))
    assert not left[:, [1, 3]].any()
    assert np.array_equal(left[:, [0, 2]], z[:, [0, 2]])


def test_what_it_was_counts_no_times() -> None:
    [term] = SWITCH_OFF.explain((0, 1, 0), np.zeros((1, 2, 1)), np.full((1, 2, 1), 7.0), (1,)).terms
    assert (term.value, term.factor, term.product) == (7.0, 0.0, 0.0)
