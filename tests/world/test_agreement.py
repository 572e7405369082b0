"""The text agrees in number, article, pronoun and gender; and the checks catch what does not."""

from __future__ import annotations

import pytest

from tests.world.agreement import complaints
from tests.world.told import held_out_stories, training_stories


def test_all_stories_agree() -> None:
    for story in (*training_stories(), *held_out_stories()):
        assert complaints(story) == [], " ".join(story)


@pytest.mark.parametrize(
    "story",
    [
        "mia had a oar .",
        "tom has an boat .",
        "there are three apple .",
        "this apples is sweet .",
        "the apples is sweet .",
        "the apple were red .",
        "mia went home . he was tired .",
        "the queen wore his robes .",
        "the bride smiled . nobody saw him .",
    ],
)
def test_what_does_not_agree_is_caught(story: str) -> None:
    assert complaints(tuple(story.split())) != []


@pytest.mark.parametrize(
    "story", ["the banker smiled . he left .", "tom met mia . she had an apple .", "it is one egg ."]
)
def test_what_agrees_is_let_through(story: str) -> None:
    assert complaints(tuple(story.split())) == []
