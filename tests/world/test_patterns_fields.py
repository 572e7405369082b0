"""Stories about a field of life."""

from __future__ import annotations

import numpy as np

from app.world.fields import FIELDS, context_words
from app.world.grammar import grammar
from app.world.patterns_fields import FIELD_PATTERNS
from app.world.senses import AMBIGUOUS
from app.world.stories import tell
from tests.world.told import Tokens


def told_of(patterns: tuple[str, ...], n: int = 20) -> list[Tokens]:
    """n stories of every pattern."""
    rng, told = np.random.default_rng(30), grammar()
    ways = [told.start.ways[told.patterns.index(pattern)] for pattern in patterns]
    return [tuple(tell(rng, way, told.sources)) for way in ways for _ in range(n)]


def test_a_story_keeps_to_one_field_and_holds_no_ambiguous_word() -> None:
    field_of = {word.name: name for name in FIELDS for word in context_words(name)}
    for story in told_of(FIELD_PATTERNS):
        assert len({field_of[word] for word in story if word in field_of}) == 1, " ".join(story)
        assert not set(story) & set(AMBIGUOUS)


def test_a_bride_is_she_and_a_postman_is_he() -> None:
    for story in told_of(FIELD_PATTERNS, 200):
        text = f" {' '.join(story)} "
        if " the bride " in text and "a name" not in text and " . she " in text:
            assert " . he " not in text
        assert " the bride looked for his " not in text
        assert " the postman looked for her " not in text
