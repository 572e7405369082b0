"""A story as it is written."""

from app.world.stories import END
from app.world.text import text_of


def test_words_have_spaces_between_and_marks_stand_close_to_their_word() -> None:
    assert text_of(["did", "mia", "run", "?", "yes", ",", "she", "ran", ".", END]) == "did mia run? yes, she ran."


def test_the_end_is_not_written() -> None:
    assert text_of([END]) == ""
