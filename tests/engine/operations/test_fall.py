"""fall: by what share a row of numbers has fallen."""

import numpy as np

from app.engine.operations.fall import FALL


def test_it_is_the_share_of_the_first_number_that_is_gone_at_the_last() -> None:
    assert float(FALL.forward(np.array([0.5, 3.0, 0.25]))) == 0.5


def test_what_was_nothing_from_the_start_has_not_fallen() -> None:
    assert float(FALL.forward(np.array([0.0, 0.0]))) == 0.0
