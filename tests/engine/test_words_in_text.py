"""The words of a text, and those that a model which learned from it was taught."""

from __future__ import annotations

import pytest

from app.engine import words_in_text
from app.engine.words_in_text import taught_by, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("She put, her-money!", ["She", "put", "her", "money"]),
        ("don’t o'clock 12th", ["don’t", "o'clock", "12th"]),
        ("nai\u0308ve café", ["nai\u0308ve", "café"]),
        ("我在 bank岸", ["我", "在", "bank", "岸"]),
        ("한국어 나무", ["한국어", "나무"]),
    ],
)
def test_letters_that_stand_together_are_a_word_and_where_there_are_no_spaces_each_letter_is_one(
    text: str, words: list[str]
) -> None:
    assert [text[start:end] for start, end in words_in(text)] == words


def test_a_text_teaches_each_word_where_it_stands() -> None:
    assert taught_by("The cat sat.\nThe (fat) cat") == (["cat", "sat"], ["The", "fat"])


def test_a_text_of_too_many_words_does_not_say_and_endless_ones_are_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert taught_by("a " + "x" * 65) == ([], ["a"])
    monkeypatch.setattr(words_in_text, "MOST", 2)
    assert taught_by("a b c") is None
