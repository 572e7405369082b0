"""same_kind and kin_share: whether the nearest is of one's family, and how often one picked by chance would be."""

import numpy as np
import pytest

from app.engine.operations.kin_share import KIN_SHARE
from app.engine.operations.same_kind import SAME_KIND

KINDS = np.array([0.0, 0.0, 0.0, 1.0, 1.0])


def test_it_is_one_where_the_chosen_one_is_of_the_same_kind() -> None:
    assert SAME_KIND.forward(KINDS, np.array([1, 4, 0, 4, 2])).tolist() == [1, 0, 1, 1, 0]


def test_by_chance_is_the_share_of_the_others_and_not_of_all() -> None:
    assert KIN_SHARE.forward(KINDS).tolist() == [0.5, 0.5, 0.5, 0.25, 0.25]


def test_by_chance_is_what_picking_at_random_gives() -> None:
    rng = np.random.default_rng(0)
    picked = (rng.integers(1, 5, size=(20_000, 5)) + np.arange(5)) % 5  # any other one
    tried = np.mean([SAME_KIND.forward(KINDS, each) for each in picked], axis=0)
    assert KIN_SHARE.forward(KINDS) == pytest.approx(tried, abs=0.02)


def test_one_alone_has_no_kin() -> None:
    assert KIN_SHARE.forward(np.array([3.0])).tolist() == [0.0]
