"""BERT's way to make a text plain and to cut it, before any word is looked up: every letter keeps where it came from.

In this order: throw away what cannot be seen, make every white space a space, set Chinese characters apart, take the
accents off, make all small; then cut at white space, and on both sides of every sign of punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.engine.tokenizers.unicode_ranges import (
    ACCENTS,
    CHINESE,
    INVISIBLE,
    LATER_MARKS,
    PUNCTUATION,
    WHITE,
    Ranges,
    as_class,
    ranges_of,
)


def _one_of(ranges: Ranges) -> Callable[[str], object]:
    """Tells of one character whether it is in the ranges."""
    return re.compile(f"[{as_class(ranges)}]").match


_is_accent, _is_chinese, _is_invisible = _one_of(ACCENTS), _one_of(CHINESE), _one_of(INVISIBLE)
_is_sign, _is_white = _one_of(PUNCTUATION), _one_of(WHITE)
_is_later_mark = _one_of(LATER_MARKS)
_is_later_letter = _one_of(
    ranges_of("105C9 105E4 11383 11385 1138E 11391 113C5 113C7-113C8 11938 16121-16128 16D68-16D6A")
)
"""Letters that can be taken apart, and that came later than BERT's tables."""

Letter = tuple[str, int]
"""A character, and the place of the character of the text from which it came."""


@dataclass(frozen=True, slots=True)
class Normaliser:
    """Which of the steps are taken: the names and defaults are those of BERT's own."""

    clean_text: bool = True
    handle_chinese_chars: bool = True
    strip_accents: bool = True
    lowercase: bool = True

    def letters(self, text: str) -> list[Letter]:
        """The text made plain."""
        letters: Iterable[Letter] = zip(text, range(len(text)), strict=True)
        if self.clean_text:
            letters = _cleaned(letters)
        if self.handle_chinese_chars:
            letters = _chinese_apart(letters)
        if self.strip_accents:
            letters = (letter for letter in _decomposed(letters) if not _is_accent(letter[0]))
        if self.lowercase:
            letters = ((small, place) for letter, place in letters for small in lowered(letter))
        return list(letters)


def bert_words(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Cut at white space, which goes, and around punctuation, which stays, each sign alone."""
    word: list[Letter] = []
    for letter in letters:
        white, sign = _is_white(letter[0]), _is_sign(letter[0])
        if (white or sign) and word:
            yield word
            word = []
        if sign:
            yield [letter]
        elif not white:
            word.append(letter)
    if word:
        yield word


def _cleaned(letters: Iterable[Letter]) -> Iterator[Letter]:
    for letter, place in letters:
        if not _is_invisible(letter):
            yield " " if _is_white(letter) else letter, place


def _chinese_apart(letters: Iterable[Letter]) -> Iterator[Letter]:
    for letter, place in letters:
        if _is_chinese(letter):
            yield from ((" ", place), (letter, place), (" ", place))
        else:
            yield letter, place


def _decomposed(letters: Iterable[Letter]) -> Iterator[Letter]:
    """Unicode's NFD: letters with marks taken apart, the marks in their standing order."""
    marks: list[Letter] = []
    for letter, place in letters:
        for part in _parts(letter):
            if _order(part):
                marks.append((part, place))
                continue
            yield from sorted(marks, key=lambda mark: _order(mark[0]))
            marks.clear()
            yield part, place
    yield from sorted(marks, key=lambda mark: _order(mark[0]))


@lru_cache(maxsize=4096)
def _parts(letter: str) -> str:
    return letter if _is_later_letter(letter) else unicodedata.normalize("NFD", letter)


@lru_cache(maxsize=4096)
def _order(mark: str) -> int:
    return 0 if _is_later_mark(mark) else unicodedata.combining(mark)


_LATER_CAPITALS = {
    **{0x1C89: 0x1C8A, 0xA7CB: 0x264, 0xA7CC: 0xA7CD, 0xA7CE: 0xA7CF, 0xA7D2: 0xA7D3, 0xA7D4: 0xA7D5},
    **{0xA7DA: 0xA7DB, 0xA7DC: 0x19B},
    **{capital: capital + 0x20 for capital in range(0x10D50, 0x10D66)},  # Garay
    **{capital: capital + 0x1B for capital in range(0x16EA0, 0x16EB9)},  # Beria Erfe
}
"""Capitals of Unicode 15 to 17, which an older Python does not know."""


@lru_cache(maxsize=4096)
def lowered(letter: str) -> str:
    """One letter made small, whatever stands beside it (Σ is always σ). It may become two."""
    later = _LATER_CAPITALS.get(ord(letter))
    return letter.lower() if later is None else chr(later)
