"""look_share: how much of the attention goes to certain places."""

from __future__ import annotations

import numpy as np

from app.engine.operations.look_share import LOOK_SHARE


def test_a_head_that_always_looks_at_the_word_before_gives_it_all() -> None:
    before, itself = np.eye(4, k=-1), np.eye(4)
    pairs = tuple((at, at - 1) for at in range(1, 4))
    assert LOOK_SHARE.forward(np.stack([before, itself]), pairs, 3).tolist() == [1.0, 0.0]
