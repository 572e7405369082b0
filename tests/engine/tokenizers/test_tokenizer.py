"""What every tokenizer keeps to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given

from app.engine.errors import NotAllowedError
from app.engine.tape import Tape
from app.engine.tokenizers.bpe import BytePair
from app.engine.tokenizers.bpe_training import trained
from app.engine.tokenizers.bytes import Bytes
from app.engine.tokenizers.characters import Characters
from app.engine.tokenizers.hf_file import read
from app.engine.tokenizers.tokenizer import Tokenizer, known, put_bytes, readable, utf8
from app.engine.tokenizers.words import train_words
from tests.engine.tokenizers.references import TEXT, byte_level, file_of, word_piece
from tests.engine.tokenizers.strings import HALVES, HARD, TEXTS
from tests.engine.tries import TRIES

WRITES: dict[str, Tokenizer] = {
    "bytes": Bytes(),
    "characters": Characters(),
    "words": train_words(" ".join(TEXT), 300),
    "bpe": trained("".join(TEXT), 400),
    "gpt2": read(file_of(byte_level())).inner,
}
"""Those that write on a tape."""
ALL = WRITES | {"gpt2 file": read(file_of(byte_level())), "bert file": read(file_of(word_piece()))}
LOSSLESS = ["bytes", "characters", "bpe", "gpt2"]


def each(names: list[str]) -> Callable[..., None]:
    return pytest.mark.parametrize("name", names)


@each(LOSSLESS)
@TRIES
@given(text=TEXTS)
def test_any_text_comes_back_byte_for_byte(name: str, text: str) -> None:
    tokenizer = WRITES[name]
    assert tokenizer.decode(tokenizer.encode(text)) == text


@each(LOSSLESS)
@pytest.mark.parametrize("text", HARD)
def test_hard_texts_come_back_byte_for_byte(name: str, text: str) -> None:
    tokenizer = WRITES[name]
    assert tokenizer.decode(tokenizer.encode(text)) == text


@each(list(WRITES))
@TRIES
@given(text=TEXTS)
def test_the_tokens_stand_for_the_bytes_of_the_text_one_after_the_other(name: str, text: str) -> None:
    tokens = WRITES[name].tokens(text)
    ends = [0, *(token.end for token in tokens)]
    assert [token.start for token in tokens] == ends[:-1]
    assert ends[-1] == len(text.encode())
    assert all(token.end > token.start for token in tokens)


@each(list(ALL))
@TRIES
@given(text=TEXTS)
def test_encode_gives_the_ids_of_the_tokens_and_every_id_is_in_the_vocabulary(name: str, text: str) -> None:
    ids = ALL[name].encode(text)
    assert ids == [token.id for token in ALL[name].tokens(text)]
    assert all(0 <= each < ALL[name].d_vocab for each in ids)


@each(list(ALL))
@pytest.mark.parametrize("text", HALVES)
def test_a_half_of_a_surrogate_pair_is_refused(name: str, text: str) -> None:
    for call in (ALL[name].encode, ALL[name].tokens):
        with pytest.raises(NotAllowedError, match=r"half of a surrogate pair: U\+D[89A-F]") as refused:
            call(text)
        assert refused.value.field == "text"


@each(list(ALL))
def test_no_text_is_no_tokens(name: str) -> None:
    assert ALL[name].tokens("") == []
    assert ALL[name].decode([]) == ""


@each(list(ALL))
@pytest.mark.parametrize("beyond", [-1, 10**9])
def test_an_id_that_there_is_not_is_refused(name: str, beyond: int) -> None:
    with pytest.raises(NotAllowedError, match=f"there is no token {beyond}"):
        ALL[name].decode([beyond])


@each(list(WRITES))
@TRIES
@given(text=TEXTS)
def test_what_is_written_on_the_tape_is_what_encode_gives(name: str, text: str) -> None:
    tape = Tape()
    ids = WRITES[name].write(tape, text)
    assert ids.value.tolist() == WRITES[name].encode(text)
    assert (ids.name, ids.dims) == ("ids", ("pos",))
    assert tape.tensors["bytes"].value.tolist() == list(text.encode())


@each(list(WRITES))
@pytest.mark.parametrize("text", ["She put her money in the bank, the bank.", "é 👍🏽 日本", ""])
def test_every_id_is_explained_down_to_the_bytes_of_its_token(name: str, text: str) -> None:
    tape = Tape()
    WRITES[name].write(tape, text)
    for place, token in enumerate(WRITES[name].tokens(text)):
        assert leaves(tape, "ids", (place,)) == list(range(token.start, token.end))


def leaves(tape: Tape, name: str, index: tuple[int, ...]) -> list[int]:
    """The places of all bytes that an explanation ends at, opened term by term; every rule is run on the way."""
    step, number, explanation = tape.explain(name, index)
    if step is None:
        assert name == "bytes"
        return [index[0]]
    assert explanation.rule(explanation.terms) == number
    found = []
    for term in explanation.terms:
        read = step.reads[term.operand]
        assert float(read.value[term.index]) == term.value
        found += leaves(tape, read.name, term.index)
    return found


def test_a_tokenizer_that_has_no_film_says_so() -> None:
    with pytest.raises(NotImplementedError):
        ALL["bert file"].write(Tape(), "text")


def test_a_text_is_handed_to_the_tape_as_the_numbers_of_its_bytes() -> None:
    assert put_bytes(Tape(), "é").value.tolist() == [0xC3, 0xA9]
    assert utf8("é") == b"\xc3\xa9"


def test_bytes_that_are_no_letter_are_read_as_the_replacement_character() -> None:
    assert readable(b"a\xc3") == "a\ufffd"


def test_known_ids_are_handed_on_and_the_last_one_is_named() -> None:
    assert known([0, 9], 10) == [0, 9]
    with pytest.raises(NotAllowedError, match="ids are from 0 to 9") as refused:
        known([10], 10)
    assert (refused.value.field, refused.value.limit) == ("ids", 9)


def test_a_tokenizer_of_ours_is_one_kind_of_thing_whether_trained_or_read() -> None:
    assert isinstance(WRITES["bpe"], BytePair)
    assert isinstance(WRITES["gpt2"], BytePair)
