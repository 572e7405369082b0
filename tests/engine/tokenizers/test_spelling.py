"""How a token is written down by itself."""

from __future__ import annotations

import pytest

from app.engine.errors import NotAllowedError
from app.engine.tokenizers.bert_normalise import Normaliser
from app.engine.tokenizers.pocket import pocket
from app.engine.tokenizers.special_tokens import Frame, WithSpecialTokens
from app.engine.tokenizers.spelling import Spellings, spelling, spelling_or_number
from app.engine.tokenizers.wordpiece import WordPiece

VOCAB = {"[UNK]": 0, "bank": 1, "##ing": 2, "[SEP]": 3}
PIECES = WithSpecialTokens(WordPiece(VOCAB, Normaliser()), {"[SEP]": 3}, Frame())


def test_a_byte_pair_keeps_the_space_before_it() -> None:
    tokenizer = pocket()
    [each] = tokenizer.encode(" the")
    assert spelling(tokenizer, each) == " the"


def test_a_piece_is_written_as_in_its_vocabulary_and_a_special_token_by_its_name() -> None:
    assert [spelling(PIECES, each) for each in (1, 2, 3)] == ["bank", "##ing", "[SEP]"]


def test_a_vocabulary_is_as_long_as_the_model_says_and_an_id_without_a_token_is_empty() -> None:
    spellings = Spellings(PIECES, 6)
    assert (len(spellings), spellings[1], spellings[5], spellings[1:3]) == (6, "bank", "", ["bank", "##ing"])
    assert list(spellings) == ["[UNK]", "bank", "##ing", "[SEP]", "", ""]


def test_an_id_that_there_is_not_is_refused() -> None:
    with pytest.raises(NotAllowedError):
        spelling(pocket(), 10**6)


def test_a_part_of_a_letter_is_written_as_its_bytes_and_a_sign_for_the_unreadable_as_itself() -> None:
    tokenizer = pocket()
    assert [spelling(tokenizer, tokenizer.byte_ids[each]) for each in (0x41, 0xE2)] == ["A", "‹e2›"]
    assert "".join(spelling(tokenizer, each) for each in tokenizer.encode("\ufffd")) in {"\ufffd", "‹ef›‹bf›‹bd›"}


def test_where_a_model_has_more_ids_than_its_tokenizer_the_others_are_told_by_number() -> None:
    assert spelling_or_number(pocket(), 10**6) == "‹1000000›"
    assert spelling_or_number(PIECES, 1) == "bank"
