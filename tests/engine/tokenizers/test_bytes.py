"""Bytes: a token for every byte."""

from app.engine.tokenizers.bytes import Bytes
from app.engine.tokenizers.tokenizer import Token


def test_a_byte_is_its_own_number() -> None:
    assert Bytes().tokens("aé") == [Token(0x61, 0, 1), Token(0xC3, 1, 2), Token(0xA9, 2, 3)]
    assert Bytes().d_vocab == 256


def test_bytes_that_are_no_text_are_read_as_the_replacement_character() -> None:
    assert Bytes().decode([0x61, 0xC3]) == "a\ufffd"
