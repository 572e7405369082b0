"""dot: how far rows point along one direction."""

from __future__ import annotations

import math

import numpy as np

from app.engine.operations.dot import DOT


def test_a_row_at_a_right_angle_has_none_and_one_along_it_has_its_length() -> None:
    direction = np.array([0.6, 0.8])
    np.testing.assert_allclose(DOT.forward(np.array([[0.8, -0.6], [3.0, 4.0]]), direction), [0.0, 5.0], atol=1e-15)


def test_turned_by_an_angle_its_cosine_is_left() -> None:
    row = np.array([[math.cos(1.1), math.sin(1.1)]])
    np.testing.assert_allclose(DOT.forward(row, np.array([1.0, 0.0])), [math.cos(1.1)], rtol=1e-15)


def test_every_leading_axis_stays_and_a_place_takes_the_first_away() -> None:
    rows = np.random.default_rng(1).normal(size=(3, 2, 5))
    direction = np.arange(5.0)
    np.testing.assert_allclose(DOT.forward(rows, direction), np.einsum("phd,d->ph", rows, direction), rtol=1e-12)
    at_two = DOT.forward(rows, direction, place=2)
    np.testing.assert_allclose(at_two, rows[2] @ direction, rtol=1e-12)
    dims = ("pos", "head", "d_model"), ("d_model",)
    assert (DOT.dims(*dims), DOT.dims(*dims, place=2)) == (("pos", "head"), ("head",))


def test_a_term_is_a_number_of_the_row_times_its_number_of_the_direction() -> None:
    rows, direction = np.array([[[1.0, 2.0]], [[3.0, -4.0]]]), np.array([10.0, 0.5])
    value = DOT.forward(rows, direction, place=1)
    explanation = DOT.explain((0,), value, rows, direction, place=1)
    told = [(term.index, term.value, term.factor, term.by_index, term.product) for term in explanation.terms]
    assert told == [((1, 0, 0), 3.0, 10.0, (0,), 30.0), ((1, 0, 1), -4.0, 0.5, (1,), -2.0)]
    assert explanation.rule(explanation.terms) == value[0] == 28.0
