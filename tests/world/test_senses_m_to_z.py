"""The ambiguous words from match to wave."""

from __future__ import annotations

from app.world.senses_m_to_z import LINES


def test_these_are_the_words_from_m_in_order() -> None:
    assert list(LINES) == sorted(LINES)
    assert min(LINES) >= "m"
