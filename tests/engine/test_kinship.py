"""Like words lie together, or not."""

from __future__ import annotations

import numpy as np

from app.engine.kinship import kinship


def test_words_beside_their_like_are_counted() -> None:
    cloud = np.array([[1.0, 0.1], [2.0, 0.3], [0.1, 1.0], [0.0, 3.0], [1.0, 0.12]])
    assert kinship(cloud, ["a", "a", "b", "b", "a"]) == 1.0
    assert kinship(cloud, ["a", "a", "b", "b", "b"]) == 0.4  # the last one's neighbours are the first two


def test_how_long_a_word_is_does_not_matter() -> None:
    rng = np.random.default_rng(0)
    cloud = rng.normal(size=(20, 5))
    families = ["a", "b"] * 10
    assert kinship(cloud, families) == kinship(cloud * rng.uniform(0.1, 9.0, (20, 1)), families)


def test_one_family_says_nothing_and_words_that_are_nought_do_no_harm() -> None:
    assert kinship(np.ones((3, 2)), ["a", "a", "a"]) is None
    assert kinship(np.zeros((3, 2)), ["a", "b", "b"]) is not None
