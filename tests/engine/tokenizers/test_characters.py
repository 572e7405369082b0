"""Characters: a token for every character, by its number in Unicode."""

import pytest

from app.engine.errors import NotAllowedError
from app.engine.tokenizers.characters import Characters
from app.engine.tokenizers.tokenizer import Token


def test_a_character_is_its_number_in_unicode_and_stands_for_its_bytes() -> None:
    assert Characters().tokens("aé😀") == [Token(97, 0, 1), Token(233, 1, 3), Token(0x1F600, 3, 7)]


def test_a_mark_and_a_joiner_are_tokens_of_their_own() -> None:
    assert len(Characters().encode("e\u0301")) == 2
    assert len(Characters().encode("👩‍👧")) == 3


def test_a_half_of_a_surrogate_pair_is_no_character() -> None:
    with pytest.raises(NotAllowedError, match="no character 55296"):
        Characters().decode([0xD800])
