"""kin_share: how likely one that is picked by chance is of one's own kind."""

from __future__ import annotations

import numpy as np

from app.engine.operations.kin_share import KIN_SHARE


def test_it_is_the_share_of_the_others_and_not_of_all() -> None:
    kinds = np.array([0.0, 1.0, 0.0, 0.0, 2.0])
    assert KIN_SHARE.forward(kinds).tolist() == [0.5, 0.0, 0.5, 0.5, 0.0]


def test_one_alone_has_no_others() -> None:
    assert KIN_SHARE.forward(np.array([7.0])).tolist() == [0.0]


def test_it_is_explained_by_who_is_of_its_kind() -> None:
    kinds = np.array([0.0, 1.0, 0.0, 0.0])
    value = KIN_SHARE.forward(kinds)
    for place in range(4):
        told = KIN_SHARE.explain((place,), value, kinds)
        assert told.rule(told.terms) == value[place]
        assert told.terms[0].index == (place,)
