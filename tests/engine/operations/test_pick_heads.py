"""pick_heads: heads of several layers side by side."""

from __future__ import annotations

import numpy as np

from app.engine.operations.pick_heads import PICK_HEADS


def test_each_head_comes_from_its_own_layer_whichever_axis_the_heads_lie_along() -> None:
    first, second = np.arange(24.0).reshape(2, 3, 4), 100.0 + np.arange(24.0).reshape(2, 3, 4)
    picked = PICK_HEADS.forward(first, second, picks=((1, 2), (0, 0)), at=1, axis="pinned")
    np.testing.assert_array_equal(picked, np.stack([second[:, 2], first[:, 0]]))
    told = PICK_HEADS.explain((0, 1, 3), picked, first, second, picks=((1, 2), (0, 0)), at=1, axis="pinned")
    assert [(term.operand, term.index, term.value) for term in told.terms] == [(1, (1, 2, 3), second[1, 2, 3])]
    along_the_first = PICK_HEADS.forward(first, second, picks=((1, 1),), at=0, axis="pinned")
    np.testing.assert_array_equal(along_the_first, second[1][None])
