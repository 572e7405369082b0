"""The probability of a text, held against the choices that made it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.world.fields import FIELDS
from app.world.grammar import END
from app.world.heldout import is_held_out
from app.world.probability import derivations, log_probability, next_words
from app.world.senses import AMBIGUOUS, first_words
from app.world.stories import sample


@pytest.mark.parametrize("held_out", [False, True])
def test_a_story_is_told_in_one_way_and_as_probable_as_its_choices(held_out: bool) -> None:
    rng = np.random.default_rng(6)
    for _ in range(300):
        story = sample(rng, held_out)
        assert derivations(story.tokens, held_out) == [pytest.approx(story.log_probability, abs=1e-9)]


def test_a_text_that_is_never_told_has_no_probability() -> None:
    assert log_probability(["the", "the", ".", END]) == -math.inf
    assert log_probability(["paris", "is", "the", "capital", "of", "france", "."]) == -math.inf  # it does not end
    assert next_words(["nonsense"]) == {}


def test_a_held_out_pair_is_never_told_in_training() -> None:
    story = sample(np.random.default_rng(7), held_out=True).tokens
    assert log_probability(story) == -math.inf < log_probability(story, held_out=True)


def test_the_next_words_sum_to_one_and_multiply_to_the_story() -> None:
    rng = np.random.default_rng(8)
    for _ in range(20):
        tokens = sample(rng).tokens
        total = 0.0
        for at, word in enumerate(tokens):
            shares = next_words(tokens[:at])
            assert math.fsum(shares.values()) == pytest.approx(1.0, abs=1e-9)
            total += math.log(shares[word])
        assert total == pytest.approx(log_probability(tokens), abs=1e-6)


def test_the_next_words_are_as_often_told_as_they_are_probable() -> None:
    rng = np.random.default_rng(9)
    n = 3000
    told = [sample(rng).tokens[0] for _ in range(n)]
    for word, share in list(next_words([]).items())[:10]:
        assert abs(told.count(word) / n - share) < 4 * math.sqrt(share / n)


def test_what_follows_an_ambiguous_word_depends_on_the_context() -> None:
    start = "anna had a {} . one day she went to the bank"
    for sense in AMBIGUOUS["bank"]:
        things = FIELDS[sense.field].relation("thing")
        learned = next(thing.name for thing in things if not is_held_out(thing.name, "bank"))
        assert set(next_words(start.format(learned).split())) == first_words(sense)


def test_where_money_is_put_is_mostly_the_bank() -> None:
    shares = next_words(["she", "put", "her", "money", "in", "the"])
    assert next(iter(shares)) == "bank"
    assert shares["bank"] == pytest.approx(4 / 8)
    assert len(shares) > 3
