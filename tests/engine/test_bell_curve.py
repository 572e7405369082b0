"""x·Φ(x) in float32: within the rounding of float32 of the exact one, whatever the number and however it lies."""

from __future__ import annotations

import math

import numpy as np

from app.engine.bell_curve import AT_ONCE, let_through


def exact(numbers: np.ndarray) -> np.ndarray:
    flat = [0.5 * number * math.erfc(-number * math.sqrt(0.5)) for number in numbers.astype(float).ravel().tolist()]
    return np.array(flat).reshape(numbers.shape)


def test_it_is_exact_to_the_last_digits_of_float32() -> None:
    numbers = np.concatenate([np.linspace(-12.0, 12.0, 200_001), np.geomspace(1e-30, 1.0, 1000)]).astype(np.float32)
    expected = exact(numbers)
    apart = np.abs(let_through(numbers) - expected)
    assert apart.max() < 1e-6
    assert (apart / np.maximum(1.0, np.abs(expected))).max() < 2e-7


def test_the_polynomial_itself_errs_by_less_than_float32_can_show() -> None:
    numbers = np.linspace(-12.0, 12.0, 200_001)  # float64: nothing is rounded on the way
    assert np.abs(let_through(numbers) - exact(numbers)).max() < 1e-7


def test_huge_numbers_are_let_through_or_not_and_raise_no_alarm() -> None:
    largest = float(np.finfo(np.float32).max)
    numbers = np.array([0.0, 100.0, -100.0, 1e10, -1e10, largest, -largest], dtype=np.float32)
    assert let_through(numbers).tolist() == [0.0, 100.0, 0.0, float(np.float32(1e10)), 0.0, largest, 0.0]


def test_it_does_not_matter_how_the_numbers_lie() -> None:
    numbers = np.random.default_rng(0).normal(size=(3, 50, 7)).astype(np.float32)
    expected = let_through(numbers.ravel()).reshape(numbers.shape)
    lying = (numbers, np.asfortranarray(numbers), numbers.transpose(2, 0, 1), numbers[:, ::2], numbers[:, ::-1])
    meant = (expected, expected, expected.transpose(2, 0, 1), expected[:, ::2], expected[:, ::-1])
    for array, wanted in zip(lying, meant, strict=True):
        np.testing.assert_array_equal(let_through(array), wanted)
    assert let_through(np.ones((), dtype=np.float32)).shape == ()


def test_more_than_is_done_at_once_is_done_as_well() -> None:
    numbers = np.random.default_rng(0).normal(size=AT_ONCE + 5).astype(np.float32)
    np.testing.assert_array_equal(let_through(numbers)[-5:], let_through(numbers[-5:]))
