"""The vocabulary."""

from __future__ import annotations

import numpy as np

from app.world.grammar import END
from app.world.stories import stories
from app.world.words import PUNCTUATION, opening_words, vocabulary
from tests.world.told import training_stories


def test_there_are_at_least_500_word_types() -> None:
    assert len(vocabulary()) - len(PUNCTUATION) - 1 >= 500


def test_the_end_comes_first_then_punctuation_then_the_words_by_the_alphabet() -> None:
    words = vocabulary()
    assert words[:5] == [END, *PUNCTUATION]
    assert words[5:] == sorted(words[5:])
    assert len(set(words)) == len(words)


def test_nearly_every_word_is_told_in_20000_stories() -> None:
    told = {word for story in training_stories() for word in story}
    assert len(told) > 0.98 * len(vocabulary())


def test_words_are_letters_alone() -> None:
    assert all(word.isascii() and word.isalpha() for word in vocabulary()[5:])


def test_the_words_that_begin_a_story_are_those_and_no_others() -> None:
    begun = {story[0] for story in stories(np.random.default_rng(3), 20_000)}
    assert begun <= set(opening_words()) <= set(vocabulary())
    assert len(opening_words()) - len(begun) < 10  # the rare ones
