"""Stories about people in pairs."""

from __future__ import annotations

from app.world.grammar import grammar
from app.world.patterns_people import PEOPLE_PATTERNS
from app.world.probability import log_probability
from tests.world.test_patterns_fields import told_of


def test_both_of_a_pair_are_told_of_in_every_pattern_and_alike_often() -> None:
    king = ["the", "king", "forgot", "to", "rule", "the", "land", ".", "he", "was", "sad", ".", "<end>"]
    queen = ["the", "queen", "forgot", "to", "rule", "the", "land", ".", "she", "was", "sad", ".", "<end>"]
    assert log_probability(king) == log_probability(queen) > -30
    assert set(PEOPLE_PATTERNS) <= set(grammar().patterns)


def test_what_a_king_does_is_never_done_by_a_waiter() -> None:
    for story in told_of(PEOPLE_PATTERNS):
        assert not {"rule", "ruled"} & set(story) or {"king", "queen"} & set(story), " ".join(story)
