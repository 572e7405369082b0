"""temperature: scores divided by one number."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.operations.temperature import TEMPERATURE


def test_at_half_the_temperature_every_distance_is_twice_as_large() -> None:
    assert TEMPERATURE.forward(np.array([1.0, 3.0]), 0.5).tolist() == [2.0, 6.0]


@pytest.mark.parametrize("wrong", [0.0, -1.0, math.nan, math.inf])
def test_a_temperature_that_is_not_above_nought_is_refused(wrong: float) -> None:
    with pytest.raises(NotAllowedError, match="the temperature must be above 0") as refused:
        TEMPERATURE.forward(np.zeros(2), wrong)
    assert refused.value.field == "temperature"
