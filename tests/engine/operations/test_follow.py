"""follow: words taken out of the streams, depth by depth."""

from __future__ import annotations

import numpy as np

from app.engine.operations.follow import FOLLOW


def test_a_word_of_two_tokens_is_their_mean_and_a_sample_is_its_own() -> None:
    alone, several = np.array([[1.0, 2.0], [3.0, 6.0]]), np.array([[[5.0, 5.0]], [[7.0, 9.0]]])
    words = (((0,), None, (0, 1)), ((1,), 1, (0,)))
    assert FOLLOW.forward(alone, several, words=words, axis="word").tolist() == [[[2.0, 4.0]], [[7.0, 9.0]]]


def test_its_axes_are_the_words_the_depths_and_the_numbers() -> None:
    assert FOLLOW.dims(("pos", "d_model"), words=(), axis="mark") == ("mark", "depth", "d_model")
