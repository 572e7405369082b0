"""group_means: the mean of each group."""

from __future__ import annotations

import numpy as np

from app.engine.operations.group_means import GROUP_MEANS


def test_a_number_may_belong_to_several_groups_or_to_none() -> None:
    assert GROUP_MEANS.forward(np.array([[1.0, 3.0, 8.0]]), ((0, 1), (1,))).tolist() == [[2.0, 3.0]]
