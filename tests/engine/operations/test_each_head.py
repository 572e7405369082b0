"""each_head: what every head adds by itself."""

from __future__ import annotations

import numpy as np

from app.engine.operations.each_head import EACH_HEAD
from app.engine.operations.join_heads import JOIN_HEADS


def test_every_head_has_its_own_weights_and_reads_no_other_head() -> None:
    z = np.array([[[1.0, 0.0], [0.0, 2.0]]])  # one place, two heads
    weight = np.array([[[1.0, 2.0, 3.0], [9.0, 9.0, 9.0]], [[9.0, 9.0, 9.0], [4.0, 5.0, 6.0]]])
    assert EACH_HEAD.forward(z, weight).tolist() == [[[1.0, 2.0, 3.0], [8.0, 10.0, 12.0]]]
    assert EACH_HEAD.dims(("pos", "head", "d_head"), ("head", "d_head", "d_model")) == ("pos", "head", "d_model")


def test_added_up_over_the_heads_they_are_what_the_heads_write_together() -> None:
    rng = np.random.default_rng(4)
    z, weight = rng.normal(size=(5, 3, 4)), rng.normal(size=(3, 4, 6))
    together = JOIN_HEADS.forward(z, weight, np.zeros(6))
    np.testing.assert_allclose(EACH_HEAD.forward(z, weight).sum(axis=1), together, rtol=1e-12)


def test_the_terms_of_a_number_are_those_of_its_head_and_no_others() -> None:
    rng = np.random.default_rng(5)
    z, weight = rng.normal(size=(2, 3, 4)), rng.normal(size=(3, 4, 6))
    value = EACH_HEAD.forward(z, weight)
    explanation = EACH_HEAD.explain((1, 2, 5), value, z, weight)
    assert [term.index for term in explanation.terms] == [(1, 2, d) for d in range(4)]
    assert [term.by_index for term in explanation.terms] == [(2, d, 5) for d in range(4)]
    np.testing.assert_allclose(explanation.rule(explanation.terms), value[1, 2, 5], rtol=1e-12)
