"""The ambiguous words from bank to light."""

from __future__ import annotations

from app.world.senses_a_to_l import LINES


def test_these_are_the_words_up_to_l_in_order() -> None:
    assert list(LINES) == sorted(LINES)
    assert max(LINES) < "m"
