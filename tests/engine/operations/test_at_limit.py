"""at_limit: what share of the weights stand at their limit."""

import numpy as np

from app.engine.operations.at_limit import AT_LIMIT


def test_all_arrays_count_together() -> None:
    assert float(AT_LIMIT.forward(np.array([[1.0, 0.5]]), np.array([-1.0, 0.0]), limit=1.0)) == 0.5
