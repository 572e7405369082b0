"""gelu: let through by the share of a bell curve."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.operations.gelu import GELU, GRAD_PRE


@pytest.mark.parametrize("form", ["tanh", "erf"])
def test_large_numbers_are_let_through_small_ones_are_not_and_nought_is_nought(form: str) -> None:
    post = GELU.forward(np.array([100.0, 0.0, -100.0]), form)
    assert post.tolist() == [100.0, 0.0, 0.0]


def test_the_exact_form_is_that_of_the_standard_library_to_the_last_digits() -> None:
    pre = np.concatenate([np.linspace(-8.0, 8.0, 401), [-37.0, 37.0, -1e-300, 1e-8]])
    expected = [0.5 * number * math.erfc(-number / math.sqrt(2.0)) for number in pre.tolist()]
    np.testing.assert_allclose(GELU.forward(pre, "erf"), expected, rtol=1e-12)


def test_the_two_forms_are_nowhere_far_apart() -> None:
    pre = np.linspace(-6.0, 6.0, 1001)
    apart = np.abs(GELU.forward(pre, "tanh") - GELU.forward(pre, "erf"))
    assert 1e-5 < apart.max() < 5e-4


@pytest.mark.parametrize("form", ["tanh", "erf"])
def test_float32_stays_float32_and_huge_numbers_raise_no_alarm(form: str) -> None:
    pre = np.array([1e4, -1e4, 0.5], dtype=np.float32)
    assert GELU.forward(pre, form).dtype == np.float32
    grad = GRAD_PRE.forward(np.ones_like(pre), pre, form)
    assert grad.dtype == np.float32
    assert grad[:2].tolist() == [1.0, 0.0]


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(NotAllowedError, match="unknown form of gelu: relu"):
        GELU.forward(np.zeros(1), "relu")
