"""GPT-2's alphabet of bytes."""

import pytest
from tokenizers import pre_tokenizers

from app.engine.errors import NotAllowedError
from app.engine.tokenizers.byte_alphabet import BYTE_OF, CHARACTER_OF, spelled, unspelled


def test_every_byte_has_a_character_of_its_own() -> None:
    assert sorted(CHARACTER_OF) == list(range(256))
    assert len(BYTE_OF) == 256
    assert all(BYTE_OF[letter] == each for each, letter in CHARACTER_OF.items())


def test_it_is_the_alphabet_of_hugging_face() -> None:
    assert set(BYTE_OF) == set(pre_tokenizers.ByteLevel.alphabet())
    cut = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    for letter in map(chr, range(0x800)):
        assert cut.pre_tokenize_str(letter)[0][0] == spelled(letter.encode())


def test_a_space_and_a_line_feed_look_as_they_do_in_every_vocabulary_of_gpt2() -> None:
    assert spelled(b" the\n") == "ĠtheĊ"
    assert unspelled("ĠtheĊ") == b" the\n"


def test_a_character_outside_the_alphabet_is_refused() -> None:
    with pytest.raises(NotAllowedError, match="stands for no byte: ' '"):
        unspelled("a b")
