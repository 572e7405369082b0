"""The text that the pocket GPT is taught: what its tokenizer makes of the stories, end to end, none held out."""

from __future__ import annotations

import numpy as np

from app.engine.tokenizers.registry import tokenizer
from app.trace.training_text import SEED, end_of_story, ids_of, training_text, windows
from app.world.heldout import held_out_pairs
from app.world.stories import stories
from app.world.text import text_of

FEW = 2000


def test_it_is_what_the_tokenizer_makes_of_the_stories_each_on_its_line() -> None:
    told = list(stories(np.random.default_rng(SEED), FEW))
    text = "".join(text_of(story) + "\n" for story in told)
    assert training_text(FEW).tolist() == tokenizer("pocket").encode(text)
    assert ids_of(told[3]) == tokenizer("pocket").encode(text_of(told[3]) + "\n")


def test_no_story_holds_a_pair_that_is_held_out() -> None:
    lines = tokenizer("pocket").decode(training_text(FEW).tolist()).split("\n")
    words = [set(line.replace(".", "").replace(",", "").split()) for line in lines]
    assert not any(context in line and word in line for context, word in held_out_pairs() for line in words)


def test_a_window_begins_with_a_story_or_with_the_end_of_the_one_before() -> None:
    text = training_text(FEW)
    tokens, targets = windows(text, 64, np.random.default_rng(0))
    np.testing.assert_array_equal(tokens[:, 1:], targets[:, :-1])
    ends = tokens[:, 0] == end_of_story()
    assert 0.3 < ends.mean() < 0.7
    begins = {int(story[0]) for story in np.split(text, np.flatnonzero(text == end_of_story()) + 1)[:-1]}
    assert set(np.where(ends, tokens[:, 1], tokens[:, 0]).tolist()) <= begins


def test_another_reading_cuts_the_text_otherwise_and_the_same_one_alike() -> None:
    text = training_text(FEW)
    first, second, other = (windows(text, 64, np.random.default_rng(seed))[0] for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, second)
    assert first.shape != other.shape or not np.array_equal(first, other)
