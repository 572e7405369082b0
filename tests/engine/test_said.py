"""A sentence with gaps: translated before they are filled, so that a translation can put them elsewhere."""

from __future__ import annotations

from app.engine.said import Said


def test_in_english_its_gaps_are_filled() -> None:
    assert str(Said("{n} heads cannot share {d}", {"n": 3, "d": 32})) == "3 heads cannot share 32"


def test_the_words_are_translated_with_their_gaps_open() -> None:
    asked = []

    def backwards(words: str) -> str:
        asked.append(words)
        return "{d}, {n}"

    assert Said("{n} heads cannot share {d}", {"n": 3, "d": 32}).told(backwards) == "32, 3"
    assert asked == ["{n} heads cannot share {d}"]


def test_a_sentence_within_a_sentence_is_translated_too() -> None:
    inner = Said("so many: {n}", {"n": 2})
    told = Said("refused, {why}", {"why": inner}).told(lambda words: words.replace("so", "as"))
    assert told == "refused, as many: 2"
