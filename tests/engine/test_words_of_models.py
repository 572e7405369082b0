"""The words of a model: those that are one token, in the order of the ids; others fall into pieces."""

from __future__ import annotations

import pytest

from app.engine.errors import NotAllowedError
from app.engine.library import Library
from app.engine.pocket_shelf import PocketShelf
from app.engine.words_of_models import pieces_of, words_of
from tests.trace.shelves import library

POCKET = Library([PocketShelf()]).open("pocket")
PIECES = library().open("minilm")


def test_the_words_of_the_world_are_the_words_of_the_pocket_model() -> None:
    words = words_of(POCKET)
    assert {"dog", "puppy", "bank", "river"} <= set(words)
    assert len(set(words.values())) == len(words)
    assert list(words.values()) == sorted(words.values())


def test_pieces_that_are_no_words_are_left_out() -> None:
    assert list(words_of(PIECES)) == ["she", "at", "the", "bank", "bath", "a"]


def test_a_word_that_is_no_token_falls_into_its_pieces() -> None:
    assert len(pieces_of(PIECES, "baths")) == 2
    assert len(pieces_of(POCKET, "Dog")) == 1


def test_a_word_outside_the_world_of_a_model_is_refused_by_name() -> None:
    with pytest.raises(NotAllowedError, match="was never taught this word: 'xylophone'") as refused:
        pieces_of(POCKET, "xylophone")
    assert refused.value.field == "word"


@pytest.mark.parametrize("wrong", ["", "  ", "two words", "zzz"])
def test_what_is_no_word_or_cannot_be_read_is_refused(wrong: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        pieces_of(PIECES, wrong)
    assert refused.value.field == "word"
