"""The exam: a model that knows nothing fails it, and what is counted is counted as the world counts."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.engine.operations.cross_entropy import NOT_ASKED
from app.engine.tokenizers.registry import tokenizer
from app.engine.transformer import Config, first_model
from app.trace.exam import batches, surprise, told, words_of
from app.trace.training_text import end_of_story
from app.world.stories import stories
from app.world.text import text_of

BEGINNER = first_model(Config(1, 2, 8, 4, 8, tokenizer("pocket").d_vocab, 64), np.random.default_rng(0))


def test_a_beginner_is_as_surprised_as_chance() -> None:
    found = surprise(BEGINNER, np.random.default_rng(1), 40)
    assert found.loss == pytest.approx(math.log(BEGINNER.config.d_vocab), abs=0.1)
    assert found.best_possible == pytest.approx(found.floor, rel=0.15)
    assert found.over > 5


def test_what_a_beginner_tells_no_world_tells() -> None:
    assert told(BEGINNER, np.random.default_rng(1), 3).possible == 0.0


def test_every_token_of_every_story_is_asked_once_after_all_before_it() -> None:
    given = [[5, 6, 7], [8], [9, 10]]
    ((tokens, targets),) = batches(given)
    assert sorted(row[row != NOT_ASKED].tolist() for row in targets) == sorted(given)
    assert (tokens[:, 0] == end_of_story()).all()
    for line, row in zip(tokens, targets, strict=True):
        asked = row[row != NOT_ASKED]
        np.testing.assert_array_equal(line[1 : len(asked)], asked[:-1])


def test_a_line_of_text_is_cut_into_the_words_that_made_it() -> None:
    for story in stories(np.random.default_rng(2), 50):
        assert words_of(text_of(story)) == story
