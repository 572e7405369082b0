"""plain: letters made small and without accents."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest

from app.engine.operations.plain import AS_IT_STANDS, PLAIN
from app.engine.tokenizers.bert_normalise import Normaliser

SMALL = Normaliser()


def made(text: str, which: int = 0, normaliser: Normaliser = SMALL) -> str:
    """The letter number `which` of each character, or the character as it stands."""
    raw = np.array(list(text.encode()), dtype=float)
    letters, start = [], 0
    for character in text:
        letters.append((start, start + len(character.encode()), which))
        start += len(character.encode())
    value = PLAIN.forward(raw, letters=letters, normaliser=normaliser, axis="letter")
    return "".join(chr(int(each)) for each in value)


@pytest.mark.parametrize("text", ["BANK", "Éclair", "naïve", "Ünnötig", "żółw", "bank"])
def test_it_is_what_unicode_makes_of_a_letter_without_its_marks_and_small(text: str) -> None:
    """NFD parts a letter from its marks, category Mn; what is left is made small. ł is a letter of its own."""
    parted = unicodedata.normalize("NFD", text.lower())
    assert made(text) == "".join(each for each in parted if unicodedata.category(each) != "Mn")


def test_a_letter_of_a_special_token_stays_as_it_stands() -> None:
    assert made("[CLS]", AS_IT_STANDS) == "[CLS]"


def test_a_model_that_knows_capitals_keeps_them() -> None:
    assert made("ÉA", normaliser=Normaliser(lowercase=False)) == "EA"
    assert made("ÉA", normaliser=Normaliser(lowercase=False, strip_accents=False)) == "ÉA"


def test_a_letter_is_explained_by_the_bytes_that_it_is_written_with_in_their_order() -> None:
    raw = np.array(list("aé".encode()), dtype=float)
    letters = [(0, 1, 0), (1, 3, 0)]
    value = PLAIN.forward(raw, letters=letters, normaliser=SMALL, axis="letter")
    explanation = PLAIN.explain((1,), value, raw, letters=letters, normaliser=SMALL, axis="letter")
    assert explanation.in_order
    assert [(term.index, term.value) for term in explanation.terms] == [((1,), 0xC3), ((2,), 0xA9)]
    assert explanation.rule(explanation.terms) == ord("e") == value[1]


def test_its_axis_is_the_one_that_it_is_told() -> None:
    assert PLAIN.dims(("byte",), axis="letter", letters=[], normaliser=SMALL) == ("letter",)
