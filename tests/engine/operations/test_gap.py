"""gap: how far one number is from another."""

import numpy as np

from app.engine.operations.gap import GAP


def test_it_is_the_distance_whichever_is_the_larger() -> None:
    others = np.array([[1.0, 4.0], [9.0, 16.0]])
    assert float(GAP.forward(np.array(3.0), others, at=(0, 1))) == 1.0
    assert float(GAP.forward(np.array(3.0), others, at=(0, 0))) == 2.0
