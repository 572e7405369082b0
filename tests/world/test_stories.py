"""Stories as they are drawn."""

from __future__ import annotations

import time
from itertools import islice

import numpy as np
import pytest

from app.world.grammar import END, grammar
from app.world.stories import sample, stories
from app.world.words import vocabulary
from tests.world.told import held_out_stories, training_stories


def test_the_same_seed_tells_the_same_stories_and_another_tells_others() -> None:
    first, again, other = (list(stories(np.random.default_rng(seed), 50)) for seed in (1, 1, 2))
    assert first == again != other


def test_stories_are_the_tokens_of_samples_with_the_same_numbers() -> None:
    rng = np.random.default_rng(3)
    assert list(stories(np.random.default_rng(3), 50)) == [list(sample(rng).tokens) for _ in range(50)]


def test_asking_for_fewer_stories_tells_the_first_of_them() -> None:
    assert list(islice(stories(np.random.default_rng(4), 100), 5)) == list(stories(np.random.default_rng(4), 5))


def test_a_story_is_as_probable_as_its_choices_together() -> None:
    rng = np.random.default_rng(5)
    for _ in range(200):
        story = sample(rng)
        product = float(np.prod([np.exp(choice.log_probability) for choice in story.choices]))
        assert np.exp(story.log_probability) == pytest.approx(product, rel=1e-9)


def test_every_story_has_8_to_40_tokens_ends_with_the_end_and_holds_no_other() -> None:
    for story in (*training_stories(), *held_out_stories()):
        assert 8 <= len(story) <= 40
        assert story[-1] == END
        assert END not in story[:-1]
        assert story[-2] in {".", "?", "!"}


def test_every_token_is_lower_case_and_in_the_vocabulary() -> None:
    told = {word for story in (*training_stories(), *held_out_stories()) for word in story}
    assert told <= set(vocabulary())
    assert all(word == word.lower() for word in told)


def test_at_least_5000_stories_are_told_in_a_second() -> None:
    grammar()
    list(stories(np.random.default_rng(0), 1000))  # every list of options is made once
    began = time.process_time()
    list(stories(np.random.default_rng(0), 5000))
    assert time.process_time() - began < 1.0
