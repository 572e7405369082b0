"""slope: measured from two runs."""

import math

import numpy as np
import pytest

from app.engine.operations.slope import SLOPE


def test_it_is_the_rise_divided_by_the_distance() -> None:
    assert float(SLOPE.forward(np.array(5.0), np.array(2.0), apart=0.5)) == 6.0


def test_it_measures_the_slope_of_a_curve_whose_slope_is_known() -> None:
    """The slope of sin at 1 is cos 1; a central difference is off by h²/6 of it."""
    above, below = np.array(math.sin(1.001)), np.array(math.sin(0.999))
    assert float(SLOPE.forward(above, below, apart=0.002)) == pytest.approx(math.cos(1.0), rel=2e-7)
