"""WordPiece: the longest pieces from the left, or one unknown."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from app.engine.errors import NotAllowedError
from app.engine.tokenizers.bert_normalise import Normaliser
from app.engine.tokenizers.hf_file import read
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.tokenizers.tokenizer import Token
from app.engine.tokenizers.wordpiece import WordPiece
from tests.engine.tokenizers.references import file_of, word_piece
from tests.engine.tokenizers.strings import HARD, TEXTS
from tests.engine.tries import TRIES

HOW: list[dict[str, Any]] = [{}, {"lowercase": False}, {"strip_accents": True, "lowercase": False, "clean_text": False}]
VOCAB = {piece: each for each, piece in enumerate(["[UNK]", "un", "##aff", "##able", "##a", "able", "."])}
SMALL = WordPiece(VOCAB, Normaliser())


@lru_cache(maxsize=4)
def pair(which: int) -> tuple[WithSpecialTokens, Tokenizer]:
    theirs = word_piece(**HOW[which])
    return read(file_of(theirs)), theirs


@pytest.mark.parametrize("which", range(len(HOW)))
@settings(TRIES, max_examples=200)
@given(text=TEXTS)
def test_the_ids_are_those_of_hugging_face(which: int, text: str) -> None:
    ours, theirs = pair(which)
    assert ours.encode_for_model(text) == theirs.encode(text).ids
    assert ours.encode(text) == theirs.encode(text, add_special_tokens=False).ids


@pytest.mark.parametrize("which", range(len(HOW)))
@pytest.mark.parametrize("text", HARD)
def test_the_ids_of_hard_texts_are_those_of_hugging_face(which: int, text: str) -> None:
    ours, theirs = pair(which)
    assert ours.encode_for_model(text) == theirs.encode(text).ids


@TRIES
@given(ids=st.lists(st.integers(0, 499), max_size=12))
def test_ids_are_put_together_as_hugging_face_does_it(ids: list[int]) -> None:
    ours, theirs = pair(0)
    assert ours.decode(ids) == theirs.decode(ids)


@pytest.mark.parametrize("text", ["She's here, isn't she?", "Ünnötig 中文!", "[CLS] x [SEP]"])
def test_a_token_stands_for_the_letters_that_hugging_face_says_it_does(text: str) -> None:
    ours, theirs = pair(0)
    raw = text.encode()
    tokens = ours.tokens(text)
    assert [raw[token.start : token.end].decode() for token in tokens] == [
        text[start:end] for start, end in theirs.encode(text, add_special_tokens=False).offsets
    ]


def test_each_word_is_cut_from_the_left_into_the_longest_pieces() -> None:
    assert SMALL.tokens("Unaffable.") == [
        Token(1, 0, 2), Token(2, 2, 5), Token(3, 5, 9), Token(6, 9, 10)
    ]  # fmt: skip


def test_a_word_that_cannot_be_cut_to_its_end_is_one_unknown() -> None:
    assert SMALL.encode("unable unaffx able") == [1, 3, 0, 5]


def test_a_word_that_is_too_long_is_one_unknown() -> None:
    short = WordPiece(VOCAB, Normaliser(), longest=4)
    assert short.encode("able unable") == [5, 0]


def test_a_piece_that_does_not_begin_a_word_is_joined_to_the_one_before() -> None:
    assert SMALL.decode([1, 2, 3, 6]) == "unaffable."
    assert SMALL.decode([3]) == "##able"
    assert WordPiece(VOCAB, Normaliser(), cleanup=False).decode([5, 6]) == "able ."


def test_an_unknown_token_that_is_not_in_the_vocabulary_is_refused() -> None:
    with pytest.raises(NotAllowedError, match="not in the vocabulary: '<unk>'"):
        WordPiece(VOCAB, Normaliser(), unknown="<unk>")
