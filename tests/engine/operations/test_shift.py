"""shift: what goes over from some answers to others."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.operations.shift import SHIFT


def test_half_of_what_is_lost_and_gained() -> None:
    assert SHIFT.forward(np.array([0.5, 0.5, 0.0]), np.array([0.25, 0.5, 0.25])) == pytest.approx(0.25)


def test_all_of_it_when_nothing_stays() -> None:
    assert SHIFT.forward(np.array([1.0, 0.0]), np.array([0.0, 1.0])) == 1.0
