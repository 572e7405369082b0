"""contrast: the first minus the second."""

from __future__ import annotations

import numpy as np

from app.engine.operations.contrast import CONTRAST


def test_it_is_above_nought_where_the_first_is_larger() -> None:
    assert CONTRAST.forward(np.array([[0.5, 0.25], [0.25, 0.5]])).tolist() == [0.25, -0.25]
