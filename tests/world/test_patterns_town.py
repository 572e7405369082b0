"""Stories about the town."""

from __future__ import annotations

from app.world.patterns_town import TOWN_PATTERNS
from tests.world.test_patterns_fields import told_of


def test_questions_end_with_a_question_mark() -> None:
    asking = {"who", "what", "how", "will"}
    for story in told_of(TOWN_PATTERNS):
        if story[0] in asking:
            assert "?" in story, " ".join(story)


def test_money_is_told_of_so_that_a_bank_can_be_guessed_from_it() -> None:
    told = [" ".join(story) for story in told_of(TOWN_PATTERNS)]
    assert any("money in the bank" in text for text in told)
    assert any("money in the drawer" in text for text in told)
