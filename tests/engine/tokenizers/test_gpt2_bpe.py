"""GPT-2's byte-pair encoding from its vocabulary and merges: held against Hugging Face's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.errors import NotAllowedError
from app.engine.tokenizers.byte_alphabet import CHARACTER_OF
from app.engine.tokenizers.gpt2_bpe import gpt2_bpe
from app.engine.tokenizers.hf_file import read
from tests.engine.tokenizers.references import byte_level, file_of
from tests.engine.tokenizers.strings import HARD, TEXTS
from tests.engine.tries import TRIES

OURS, THEIRS = read(file_of(byte_level())), byte_level()
BYTES = {letter: 1000 + each for each, letter in CHARACTER_OF.items()}
NONE: frozenset[str] = frozenset()


@settings(TRIES, max_examples=400)
@given(text=TEXTS)
def test_the_ids_are_those_of_hugging_face(text: str) -> None:
    assert OURS.encode(text) == THEIRS.encode(text).ids


@pytest.mark.parametrize("text", HARD)
def test_the_ids_of_hard_texts_are_those_of_hugging_face(text: str) -> None:
    assert OURS.encode(text) == THEIRS.encode(text).ids


@TRIES
@given(ids=st.lists(st.integers(0, 599), max_size=12))
def test_any_ids_are_put_together_as_hugging_face_does_it(ids: list[int]) -> None:
    assert OURS.decode(ids) == THEIRS.decode(ids)


def test_the_ids_are_those_of_the_vocabulary_whatever_they_are() -> None:
    tokenizer = gpt2_bpe(BYTES | {"Ġa": 7}, [("Ġ", "a")], NONE)
    assert tokenizer.encode(" a") == [7]
    assert tokenizer.encode("é") == [1000 + 0xC3, 1000 + 0xA9]
    assert tokenizer.decode([7, 1000 + 33]) == " a!"


def test_a_special_piece_may_be_spelled_in_any_letters() -> None:
    assert gpt2_bpe(BYTES | {"<｜end｜>": 1}, [], frozenset(["<｜end｜>"])).encode("a") == [1097]


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(NotAllowedError, match="stands for no byte: '｜'"):
        gpt2_bpe(BYTES | {"<｜end｜>": 1}, [], NONE)
    with pytest.raises(NotAllowedError, match="lacks 1 of the 256 bytes, the first is 33"):
        gpt2_bpe({letter: each for letter, each in BYTES.items() if letter != "!"}, [], NONE)
    with pytest.raises(NotAllowedError, match="joins a piece that has no id: 'ab'"):
        gpt2_bpe(BYTES, [("ab", "c")], NONE)
    with pytest.raises(NotAllowedError, match="merge 1 makes 'ab', which has no id"):
        gpt2_bpe(BYTES, [("a", "b")], NONE)
