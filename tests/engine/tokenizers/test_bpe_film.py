"""Byte-pair encoding with special tokens, on tape: the ids are those of the tokenizer, and special tokens stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.tape import Tape
from app.engine.tokenizers.bpe_film import BytePairFilm
from tests.engine.tokenizers.strings import HARD, TEXTS
from tests.engine.tries import TRIES
from tests.trace.shelves import merging

TOKENIZER = merging()
WITH_MARKS = st.lists(st.one_of(TEXTS, st.just("<|end|>"), st.just(" the")), max_size=5).map("".join)


def ids(text: str) -> list[int]:
    written = BytePairFilm(TOKENIZER, text).write(Tape(), text)
    return [int(each) for each in written.value]


@TRIES
@given(text=WITH_MARKS)
def test_the_ids_on_tape_are_those_of_the_tokenizer_with_what_the_model_wants_before_them(text: str) -> None:
    assert ids(text) == TOKENIZER.encode_for_model(text)


@pytest.mark.parametrize("text", ["", *HARD])
def test_hard_texts_too(text: str) -> None:
    assert ids(text) == TOKENIZER.encode_for_model(text)


def test_merges_are_told_where_they_happen_and_a_special_token_is_not_merged_into() -> None:
    film = BytePairFilm(TOKENIZER, "the<|end|> the")
    assert [(each.start, each.middle, each.end) for each in film.merges] == [
        (0, 1, 2), (0, 2, 3), (11, 12, 13), (11, 13, 14), (10, 11, 14),
    ]  # fmt: skip
    assert film.marks == [(3, 10)]
