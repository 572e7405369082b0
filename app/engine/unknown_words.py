"""Words that a model was never taught, found in a text, and known ones to offer in their stead.

What is near is found in two steps, so that it takes no longer than a key press: words that share many pairs of letters,
and of these the ones that few changes of a letter lead to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

WORD = re.compile(r"[^\s.,?!]+")
OFFERED = 5
NEAR = 24
"""So many words that share pairs of letters are looked at more closely."""


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word that was never taught, where it stands in the text, and what is offered, the nearest first.

    `unfinished`: it is the end of the text, and a known word begins so: it may still be typed.
    """

    text: str
    start: int
    end: int
    offer: tuple[str, ...]
    unfinished: bool


class KnownWords:
    """All the words that a model was taught."""

    def __init__(self, words: Iterable[str]) -> None:
        self._pairs = {word: _pairs_of(word) for word in sorted(words)}

    def __iter__(self) -> Iterator[str]:
        """The words, in the order of the alphabet."""
        return iter(self._pairs)

    def __contains__(self, word: str) -> bool:
        return word in self._pairs

    def unknown_in(self, text: str) -> list[UnknownWord]:
        """Every word of the text that is not known, in order. The marks . , ? ! are no part of a word."""
        return [
            self._unknown(match, match.end() == len(text))
            for match in WORD.finditer(text)
            if match.group() not in self._pairs
        ]

    def _unknown(self, match: re.Match[str], at_the_end: bool) -> UnknownWord:
        word = match.group()
        longer = [known for known in self._pairs if known.startswith(word)] if at_the_end else []
        longer.sort(key=len)  # of equally long ones the first by the alphabet
        offer = dict.fromkeys([*longer[:OFFERED], *self.nearest(word)])
        return UnknownWord(word, match.start(), match.end(), tuple(offer)[:OFFERED], bool(longer))

    def nearest(self, word: str) -> list[str]:
        """Known words of which few changes of a letter make this one, the nearest first; none where all are far."""
        if len(word) > 32:
            return []
        pairs = _pairs_of(word)
        alike = sorted(self._pairs, key=lambda known: -_share(pairs, self._pairs[known]))[:NEAR]
        measured = [(changes(word, known), -_share(pairs, self._pairs[known]), known) for known in alike]
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
