"""Sentences that other patterns end with."""

from __future__ import annotations

import pytest

from app.world.patterns_endings import ALWAYS_SO, CLOSING, ENDING, WEATHER_THEN


@pytest.mark.parametrize("sentence", [*ENDING, *ALWAYS_SO])
def test_a_sentence_about_someone_says_a_pronoun_so_that_it_is_told_in_one_way(sentence: str) -> None:
    assert any(form in sentence for form in ("{@.he}", "{@.him}", "{@.his}"))


@pytest.mark.parametrize("sentence", [*CLOSING, *WEATHER_THEN])
def test_a_sentence_about_the_day_is_about_no_one_in_particular(sentence: str) -> None:
    assert "@" not in sentence
