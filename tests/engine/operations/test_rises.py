"""rises: where a row of numbers goes up."""

import numpy as np

from app.engine.operations.rises import RISES


def test_a_rise_is_one_and_what_stays_or_falls_is_none() -> None:
    assert RISES.forward(np.array([1.0, 2.0, 2.0, 1.5, 1.75]), axis="rise").tolist() == [1, 0, 0, 1]
