"""BERT's normalisation and cutting: held against Hugging Face's for every character that there is."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from tokenizers import normalizers, pre_tokenizers

from app.engine.tokenizers.bert_normalise import Normaliser, bert_words, lowered
from tests.engine.tokenizers.strings import HARD, TEXTS
from tests.engine.tries import TRIES

FLAGS = ("clean_text", "handle_chinese_chars", "strip_accents", "lowercase")
WAYS = [dict(zip(FLAGS, way, strict=True)) for way in itertools.product((False, True), repeat=4)]
EVERY = [chr(each) for each in range(0x110000) if not 0xD800 <= each <= 0xDFFF]


def normalised(text: str, **how: bool) -> str:
    return "".join(letter for letter, _place in Normaliser(**how).letters(text))


def blocks(between: str) -> Iterator[str]:
    """Every character once, with something between, in a few thousand at a time."""
    for start in range(0, len(EVERY), 8192):
        yield between.join(EVERY[start : start + 8192])


@pytest.mark.parametrize("how", WAYS, ids=str)
@TRIES
@given(text=TEXTS)
def test_a_text_is_made_plain_as_hugging_face_makes_it(how: dict[str, bool], text: str) -> None:
    assert normalised(text, **how) == normalizers.BertNormalizer(**how).normalize_str(text)


@pytest.mark.parametrize("text", HARD)
def test_hard_texts_are_made_plain_as_hugging_face_makes_them(text: str) -> None:
    for how in WAYS:
        assert normalised(text, **how) == normalizers.BertNormalizer(**how).normalize_str(text)


@pytest.mark.parametrize("flag", FLAGS)
def test_every_character_of_unicode_is_made_plain_as_hugging_face_makes_it(flag: str) -> None:
    how = dict.fromkeys(FLAGS, False) | {flag: True}
    theirs = normalizers.BertNormalizer(**how)
    for block in blocks("a"):
        assert normalised(block, **how) == theirs.normalize_str(block)


def test_every_mark_takes_the_place_among_others_that_hugging_face_gives_it() -> None:
    """Between marks that are no accents, so that they stay, and show whether it let them change places."""
    how = dict.fromkeys(FLAGS, False) | {"strip_accents": True}
    marks = [letter for letter in EVERY if unicodedata.combining(letter)]
    text = "a".join(f"\u302e{mark}\U0001d165{mark}\U0001d16d" for mark in marks)
    assert len(marks) > 800
    assert normalised(text, **how) == normalizers.BertNormalizer(**how).normalize_str(text)


@settings(TRIES, max_examples=200)
@given(text=TEXTS)
def test_a_text_is_cut_where_hugging_face_cuts_it(text: str) -> None:
    words = [
        "".join(letter for letter, _place in word) for word in bert_words(zip(text, range(len(text)), strict=True))
    ]
    assert words == [word for word, _span in pre_tokenizers.BertPreTokenizer().pre_tokenize_str(text)]


def test_every_character_of_unicode_cuts_as_it_does_for_hugging_face() -> None:
    cut = pre_tokenizers.BertPreTokenizer()
    for block in blocks("a"):
        words = [(word[0][1], word[-1][1] + 1) for word in bert_words(zip(block, itertools.count()))]
        assert words == [span for _word, span in cut.pre_tokenize_str(block)]


@settings(TRIES, max_examples=100)
@given(text=TEXTS)
def test_every_letter_knows_a_place_in_the_text(text: str) -> None:
    assert all(0 <= place < len(text) for _letter, place in Normaliser().letters(text))


def test_letters_keep_where_they_came_from() -> None:
    assert Normaliser().letters("É中") == [("e", 0), (" ", 1), ("中", 1), (" ", 1)]
    assert Normaliser(strip_accents=False).letters("İ") == [("i", 0), ("\u0307", 0)]


def test_a_letter_is_made_small_whatever_stands_beside_it() -> None:
    assert normalised("ΟΔΟΣ", strip_accents=False) == "οδοσ"
    assert lowered("\U00010d50") == "\U00010d70"
