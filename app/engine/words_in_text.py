"""The words of a text: runs of letters, digits, marks on letters, and apostrophes.

Scripts that put no spaces between words (Chinese, Japanese, Thai, …) have a word for each letter here: where theirs
begin and end cannot be seen. The pages find the same words, in static/js/lib/vocabulary.js.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

ALONE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
APOSTROPHES = "'’"
MOST = 20_000
"""So many words of one text are remembered as those that a model was taught."""
LONGEST = 64


def words_in(text: str) -> Iterator[tuple[int, int]]:
    """Where each word starts and ends."""
    start: int | None = None
    for at, letter in enumerate(text):
        alone = bool(ALONE.match(letter))
        if start is not None and (alone or not _goes_into_a_word(letter)):
            yield start, at
            start = None
        if alone:
            yield at, at + 1
        elif start is None and _goes_into_a_word(letter):
            start = at
    if start is not None:
        yield start, len(text)


def taught_by(text: str) -> tuple[list[str], list[str]] | None:
    """The words that stand in a text after a space, and those that do so without one; None where they are too many.

    A model that learned from this text has met each of them just so.
    """
    spaced, bare = set[str](), set[str]()
    for start, end in words_in(text):
        if end - start <= LONGEST:
            (spaced if start > 0 and text[start - 1] == " " else bare).add(text[start:end])
    return None if len(spaced) + len(bare) > MOST else (sorted(spaced), sorted(bare))


def _goes_into_a_word(letter: str) -> bool:
    return letter.isalnum() or letter in APOSTROPHES or category(letter)[0] in "LMN"
