"""Special tokens: found as they stand, the longest first; left out when ids become text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tokenizers import AddedToken, Tokenizer

from app.engine.tokenizers.bytes import Bytes
from app.engine.tokenizers.hf_file import read
from app.engine.tokenizers.special_tokens import Frame, WithSpecialTokens
from app.engine.tokenizers.tokenizer import Token
from tests.engine.tokenizers.references import byte_level, file_of
from tests.engine.tries import TRIES

SPECIAL = {"<s>": 256, "<s><s>": 257, "s>": 258}
BYTES = WithSpecialTokens(Bytes(), SPECIAL, Frame((256,), (257, 258)))


def test_a_special_token_is_one_token_wherever_it_stands() -> None:
    assert BYTES.tokens("é<s>b") == [
        Token(0xC3, 0, 1), Token(0xA9, 1, 2), Token(256, 2, 5), Token(98, 5, 6)
    ]  # fmt: skip


def test_of_two_that_begin_together_the_longer_is_meant() -> None:
    assert BYTES.encode("<s><s><s>s>") == [257, 256, 258]


def test_without_special_tokens_it_is_the_tokenizer_itself() -> None:
    bare = WithSpecialTokens(Bytes(), {}, Frame())
    assert bare.encode("<s>") == list(b"<s>")
    assert bare.encode_for_model("a") == [97]
    assert bare.d_vocab == 256


def test_a_model_gets_what_it_wants_before_and_after_the_text() -> None:
    assert BYTES.encode_for_model("a") == [256, 97, 257, 258]
    assert BYTES.decode(BYTES.encode_for_model("a")) == "a"
    assert BYTES.d_vocab == 259


def with_more(names: list[str]) -> Tokenizer:
    tokenizer = Tokenizer.from_str(byte_level().to_str())
    tokenizer.add_special_tokens([AddedToken(name, normalized=False) for name in names])
    return tokenizer


@TRIES
@given(names=st.lists(st.text("ab<", min_size=1, max_size=3), unique=True, max_size=5), text=st.text("ab< é"))
def test_any_special_tokens_are_found_where_hugging_face_finds_them(names: list[str], text: str) -> None:
    theirs = with_more(names)
    ours = read(file_of(theirs))
    assert ours.encode(text) == theirs.encode(text).ids
    assert ours.decode(ours.encode(text)) == theirs.decode(ours.encode(text))
