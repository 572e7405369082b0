"""The film of WordPiece: letters made plain, a step a piece, the ids of the model; each piece the longest that fits."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.errors import NotAllowedError
from app.engine.tape import Tape
from app.engine.tokenizers.hf_file import read
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.tokenizers.wordpiece import WordPiece
from app.engine.tokenizers.wordpiece_film import WordPieceFilm
from tests.engine.tokenizers.references import file_of, word_piece
from tests.engine.tokenizers.strings import TEXTS
from tests.engine.tries import TRIES

OURS = read(file_of(word_piece()))


def filmed(text: str) -> tuple[WordPieceFilm, Tape, list[float]]:
    assert isinstance(OURS, WithSpecialTokens)
    film, tape = WordPieceFilm(OURS, text), Tape()
    ids: list[float] = film.write(tape, text).value.tolist()
    return film, tape, ids


def vocabulary() -> dict[str, int]:
    assert isinstance(OURS.inner, WordPiece)
    return dict(OURS.inner.vocab)


@TRIES
@given(text=TEXTS)
def test_it_ends_with_the_ids_of_the_tokenizer(text: str) -> None:
    film, _tape, ids = filmed(text)
    assert ids == OURS.encode_for_model(text)
    assert [taken.token for taken in film.taken] == OURS.tokens(text)


@TRIES
@given(text=TEXTS)
def test_every_piece_is_the_longest_of_the_vocabulary_that_begins_where_the_last_one_ended(text: str) -> None:
    film, _tape, _ids = filmed(text)
    known = vocabulary()
    unknown = known["[UNK]"]
    for taken in film.taken:
        if taken.special or taken.token.id == unknown:
            continue
        begins, stop = film.words[taken.word]
        letters = "".join(letter for letter, *_ in film.letters)
        prefix = "##" if taken.first > begins else ""
        assert taken.piece == prefix + letters[taken.first : taken.last]
        longer = [prefix + letters[taken.first : end] for end in range(taken.last + 1, stop + 1)]
        assert not set(longer) & set(known)
        assert taken.tried == len(longer)


@TRIES
@given(text=TEXTS)
def test_a_word_is_taken_from_its_first_letter_to_its_last(text: str) -> None:
    film, _tape, _ids = filmed(text)
    for number, (begins, stop) in enumerate(film.words):
        own = [taken for taken in film.taken if taken.word == number]
        assert (own[0].first, own[-1].last) == (begins, stop)
        assert all(one.last == other.first for one, other in pairwise(own))


def test_its_steps_are_the_letters_then_a_step_a_piece_then_the_line() -> None:
    film, tape, ids = filmed("She's unfindable")
    kinds = [step.operation.kind for step in tape.steps]
    assert kinds == ["plain", *["piece"] * len(film.taken), "line_up"]
    assert len(ids) == len(film.taken) + 2  # one before the text, one after it
    letters = "".join(chr(int(each)) for each in tape.tensors["letters"].value)
    assert letters == "she'sunfindable"


def test_any_id_leads_back_to_the_bytes_of_its_letters() -> None:
    text = "É x"
    _film, tape, ids = filmed(text)
    _step, value, explanation = tape.explain("ids", (1,))
    assert value == ids[1]
    assert explanation.rule(explanation.terms) == value
    _step, letter, plain = tape.explain("letters", (0,))
    assert letter == ord("e")
    assert bytes(int(term.value) for term in plain.terms) == "É".encode()


def test_a_special_token_in_the_text_stands_as_it_is() -> None:
    film, _tape, _ids = filmed("A[SEP]b")
    [special] = [taken for taken in film.taken if taken.special]
    assert (special.piece, special.tried) == ("[SEP]", 0)
    assert "".join(letter for letter, *_ in film.letters) == "a[SEP]b"


def test_what_cannot_be_written_in_bytes_is_refused() -> None:
    with pytest.raises(NotAllowedError):
        filmed("\ud800")


@given(text=st.just(""))
def test_an_empty_text_has_no_piece_but_those_of_the_model(text: str) -> None:
    film, _tape, ids = filmed(text)
    assert (film.taken, film.words, film.letters) == ([], [], [])
    assert len(ids) == 2
