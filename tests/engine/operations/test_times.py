"""times: number by number."""

from __future__ import annotations

import numpy as np

from app.engine.operations.times import TIMES


def test_each_number_is_multiplied_by_the_one_in_its_place() -> None:
    rows, by = np.array([[1.0, 2.0], [3.0, -4.0]]), np.array([10.0, 0.5])
    assert TIMES.forward(rows, by).tolist() == [[10.0, 1.0], [30.0, -2.0]]
    assert TIMES.forward(rows, by, place=1).tolist() == [30.0, -2.0]


def test_added_up_the_products_are_the_dot_product() -> None:
    rng = np.random.default_rng(3)
    rows, by = rng.normal(size=(4, 6)), rng.normal(size=6)
    np.testing.assert_allclose(TIMES.forward(rows, by).sum(-1), rows @ by, rtol=1e-12)


def test_a_place_takes_the_first_axis_away() -> None:
    dims = ("pos", "head", "d_model"), ("d_model",)
    assert (TIMES.dims(*dims), TIMES.dims(*dims, place=0)) == (dims[0], ("head", "d_model"))


def test_its_only_term_points_at_both_numbers() -> None:
    rows, by = np.array([[[1.0, 2.0]], [[3.0, -4.0]]]), np.array([10.0, 0.5])
    value = TIMES.forward(rows, by, place=1)
    [term] = TIMES.explain((0, 1), value, rows, by, place=1).terms
    assert (term.index, term.value, term.by_index, term.factor, term.product) == ((1, 0, 1), -4.0, (1,), 0.5, -2.0)
