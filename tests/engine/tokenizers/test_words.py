"""Words: what was seen has an id, everything else is one unknown."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.engine.tokenizers.words import UNKNOWN, Words, train_words, words_of
from tests.engine.tokenizers.strings import HARD, TEXTS
from tests.engine.tries import TRIES


@TRIES
@given(text=TEXTS)
def test_the_words_of_a_text_joined_are_the_text(text: str) -> None:
    assert "".join(words_of(text)) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She put her money in.", ["She", " put", " her", " money", " in", "."]),
        ("don't well-known don’t", ["don't", " well-known", " don’t"]),
        ("a  b\n c", ["a", " ", " b", "\n", " c"]),
        ("'quoted', 3.5 %", ["'", "quoted", "'", ",", " 3", ".", "5", " %"]),
        ("नमस्ते दुनिया", ["नमस्ते", " दुनिया"]),
        ("e\u0301te\u0301 x_1", ["e\u0301te\u0301", " x_1"]),
        ("", []),
    ],
)
def test_a_word_takes_the_space_before_it_along_and_a_sign_stands_alone(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_the_commonest_word_has_the_first_id_and_equally_common_ones_stand_in_their_order() -> None:
    words = train_words("b c d a d b b")
    assert [words.encode(word) for word in ("b", "d", "a", "c")] == [[1], [2], [3], [4]]
    assert words.d_vocab == 5


def test_a_word_has_the_same_id_with_a_space_before_it_and_without() -> None:
    words = train_words("the bank , the")
    assert words.encode("the the") == [words.encode("the")[0]] * 2
    assert words.encode("bank, bank ,") == [3, 2, 3, 2]


def test_only_so_many_words_are_kept() -> None:
    words = train_words("x x x y y z", 2)
    assert words.d_vocab == 3
    assert words.encode(" z") == [UNKNOWN]


@pytest.mark.parametrize("text", ["the bank of the river", "She put it in, and went.", "one\ntwo", "3.5 %!"])
def test_a_plain_sentence_of_known_words_comes_back(text: str) -> None:
    words = train_words(text)
    assert words.decode(words.encode(text)) == text.replace(" %", "%").replace("3.5", "3. 5")


def test_what_is_not_known_is_lost() -> None:
    words = train_words("the bank of the river")
    assert words.decode(words.encode("the museum of")) == "the \ufffd of"


@pytest.mark.parametrize("text", HARD)
def test_a_text_that_was_learned_from_has_no_unknown_word(text: str) -> None:
    assert UNKNOWN not in train_words(text).encode(text)


def test_without_a_vocabulary_everything_is_unknown() -> None:
    assert Words([]).encode("a b") == [UNKNOWN, UNKNOWN]
