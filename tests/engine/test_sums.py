"""Sums by BLAS: the numbers of `sum`, for any number of axes."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.sums import as_rows, lead_sums, ones, row_means, row_sums

SHAPES = [(5,), (3, 5), (2, 3, 5), (2, 2, 3, 5), (1, 1), (0, 5)]


@pytest.mark.parametrize("shape", SHAPES)
def test_sums_and_means_of_rows_are_those_of_numpy(shape: tuple[int, ...]) -> None:
    array = np.random.default_rng(0).normal(size=shape)
    np.testing.assert_allclose(row_sums(array), array.sum(axis=-1, keepdims=True), rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(row_means(array), array.mean(axis=-1, keepdims=True), rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("shape", SHAPES)
def test_sums_over_all_but_the_last_axes_are_those_of_numpy(shape: tuple[int, ...]) -> None:
    array = np.random.default_rng(0).normal(size=shape)
    for kept in range(1, array.ndim + 1):
        expected = array.sum(axis=tuple(range(array.ndim - kept)))
        np.testing.assert_allclose(lead_sums(array, kept), expected, rtol=1e-12, atol=1e-15)
        assert as_rows(array, kept).shape == (int(np.prod(shape[:-kept])), int(np.prod(shape[-kept:])))


def test_an_array_that_lies_across_memory_has_the_same_sums() -> None:
    array = np.random.default_rng(0).normal(size=(4, 3, 5)).transpose(1, 2, 0)
    np.testing.assert_allclose(row_sums(array)[..., 0], array.sum(axis=-1), rtol=1e-12)
    np.testing.assert_allclose(lead_sums(array), array.sum(axis=(0, 1)), rtol=1e-12)


def test_the_row_of_ones_is_shared_and_cannot_be_written_to() -> None:
    row = ones(3, np.dtype(np.float32))
    assert row is ones(3, np.dtype(np.float32))
    with pytest.raises(ValueError, match="read-only"):
        row[0] = 2.0
