"""The grammar as a whole."""

from __future__ import annotations

import math

import pytest

from app.world.grammar import FAMILIES, GROUPS, grammar, sentence_patterns
from app.world.pattern import Choice, Sequence, Slot, parse
from app.world.sources import Options
from tests.world.steps import choices_of


def test_there_are_at_least_150_sentence_patterns() -> None:
    assert len(list(sentence_patterns())) >= 150


def test_the_shares_of_the_families_sum_to_one() -> None:
    assert math.fsum(family.share for family in FAMILIES) == pytest.approx(1.0)


@pytest.mark.parametrize("held_out", [False, True])
def test_the_probabilities_of_every_choice_sum_to_one(held_out: bool) -> None:
    seen = 0
    for choice in choices_of(grammar(held_out)):
        assert math.fsum(choice.probabilities) == pytest.approx(1.0, abs=1e-12)
        assert all(p > 0 for p in choice.probabilities)
        logs = [math.log(p) for p in choice.probabilities]
        assert list(choice.logs) == logs
        seen += isinstance(choice, Options)
    assert seen > 100


def _drawn(parts: Sequence) -> list[str]:
    """The variables that a pattern draws, in every way through it."""
    found = []
    for part in parts:
        if isinstance(part, Slot) and part.source is not None:
            found.append(part.variable)
        elif isinstance(part, Choice):
            for way in part.sequences:
                found += _drawn(way)
    return found


def test_no_pattern_draws_a_variable_twice_nor_one_that_a_group_draws() -> None:
    of_groups = {name for texts in GROUPS.values() for text in texts for name in _drawn(parse(text.replace("@", "a")))}
    for family in FAMILIES:
        for pattern in family.patterns:
            drawn = _drawn(parse(pattern))
            assert len(set(drawn)) == len(drawn), pattern
            assert not set(drawn) & of_groups, pattern


def test_no_pattern_is_written_twice() -> None:
    patterns = [pattern for family in FAMILIES for pattern in family.patterns]
    assert len(set(patterns)) == len(patterns)
