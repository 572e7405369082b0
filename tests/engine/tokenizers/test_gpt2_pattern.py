"""GPT-2's pattern: held against Hugging Face's, and against every character that there is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tokenizers import pre_tokenizers

from app.engine.tokenizers.byte_alphabet import spelled
from app.engine.tokenizers.gpt2_pattern import PATTERN, chunks_of
from tests.engine.tokenizers.strings import HARD, TEXTS
from tests.engine.tries import TRIES

THEIRS = pre_tokenizers.ByteLevel(add_prefix_space=False)


def theirs(text: str) -> list[str]:
    return [chunk for chunk, _span in THEIRS.pre_tokenize_str(text)]


def ours(text: str) -> list[str]:
    return [spelled(chunk.encode()) for chunk in chunks_of(text)]


@settings(TRIES, max_examples=300)
@given(text=TEXTS)
def test_the_chunks_are_those_of_hugging_face(text: str) -> None:
    assert ours(text) == theirs(text)
    assert "".join(chunks_of(text)) == text


@pytest.mark.parametrize("text", HARD)
def test_the_chunks_of_hard_texts_are_those_of_hugging_face(text: str) -> None:
    assert ours(text) == theirs(text)


def test_every_character_of_the_common_planes_joins_what_is_of_its_kind() -> None:
    """After a letter and before a number; the classes themselves are proved for every character where they stand."""
    letters = [chr(each) for each in range(0x20000) if not 0xD800 <= each <= 0xDFFF]
    text = "\n".join(f"a{letter}1" for letter in letters)
    spans = [span for _chunk, span in THEIRS.pre_tokenize_str(text)]
    assert [match.span() for match in PATTERN.finditer(text)] == spans


def test_the_last_space_before_a_word_belongs_to_the_word() -> None:
    assert chunks_of("a   b  \n c") == ["a", "  ", " b", "  \n", " c"]
    assert chunks_of("we'll 2nd!!") == ["we", "'ll", " 2", "nd", "!!"]
