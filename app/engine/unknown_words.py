"""Words that a model was never taught, found in a text, and known ones to offer in their stead.

A word with a space before it is another token than the same word at the beginning of a line: one may have been taught
and the other not. What is near is found in two steps, so that it takes no longer than a key press: words that share
many pairs of letters, and of these the ones that few changes of a letter lead to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.engine.words_in_text import words_in

OFFERED = 5
NEAR = 24
"""So many words that share pairs of letters are looked at more closely."""
LONGEST = 32
"""Of a longer word nothing is near."""


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word that was never taught, where it stands in the text, and what is offered, the nearest first.

    `unfinished`: it is the end of the text, and a known word begins so: it may still be typed. `misplaced`: it is known
    elsewhere, but was never taught at the beginning of a line, or never after a space.
    """

    text: str
    start: int
    end: int
    offer: tuple[str, ...]
    unfinished: bool
    misplaced: bool = False


class KnownWords:
    """All the words that a model was taught: those after a space, and `openers`, those at the beginning of a line.

    Without `openers` every word may begin a line.
    """

    def __init__(self, words: Iterable[str], openers: Iterable[str] | None = None) -> None:
        self._pairs = {word: _pairs_of(word) for word in sorted(words)}
        self._opening = self._pairs if openers is None else {word: _pairs_of(word) for word in sorted(openers)}

    def __iter__(self) -> Iterator[str]:
        """The words after a space, in the order of the alphabet."""
        return iter(self._pairs)

    def __contains__(self, word: str) -> bool:
        return word in self._pairs or word in self._opening

    @property
    def openers(self) -> list[str]:
        """The words at the beginning of a line, in the order of the alphabet."""
        return list(self._opening)

    def unknown_in(self, text: str) -> list[UnknownWord]:
        """Every word of the text that was not taught where it stands, in order. Marks are no part of a word."""
        found = []
        for start, end in words_in(text):
            here = self._taught_after(text[:start][-1:])
            if text[start:end] not in here:
                found.append(self._unknown(text[start:end], start, end == len(text), here))
        return found

    def _taught_after(self, before: str) -> dict[str, frozenset[str]]:
        """What may stand after a letter: at the beginning of a line, after a space, or after a mark: there any word."""
        if before in ("", "\n"):
            return self._opening
        return self._pairs if before == " " else self._pairs | self._opening

    def _unknown(self, word: str, start: int, at_the_end: bool, here: dict[str, frozenset[str]]) -> UnknownWord:
        longer = [known for known in here if known.startswith(word)] if at_the_end else []
        longer.sort(key=len)  # of equally long ones the first by the alphabet
        offer = dict.fromkeys([*longer[:OFFERED], *self.nearest(word, here)])
        return UnknownWord(word, start, start + len(word), tuple(offer)[:OFFERED], bool(longer), word in self)

    def nearest(self, word: str, among: dict[str, frozenset[str]] | None = None) -> list[str]:
        """Known words of which few changes of a letter make this one, the nearest first; none where all are far."""
        if len(word) > LONGEST:
            return []
        known_pairs = self._pairs if among is None else among
        pairs = _pairs_of(word)
        alike = sorted(known_pairs, key=lambda known: -_share(pairs, known_pairs[known]))[:NEAR]
        measured = [(changes(word, known), -_share(pairs, known_pairs[known]), known) for known in alike]
        most = max(1, len(word) // 2)
        return [known for apart, _share, known in sorted(measured) if apart <= most][:OFFERED]


def _pairs_of(word: str) -> frozenset[str]:
    """Every two neighbours, its beginning and its end among them."""
    return frozenset(left + right for left, right in pairwise(f"^{word}$"))


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    """How many pairs two words share, of all they have."""
    return len(first & second) / (len(first) + len(second))


def changes(first: str, second: str) -> int:
    """How many letters must be put in, left out, exchanged for another, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
