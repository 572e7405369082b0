"""What can be known of the next token without a model: by counting in the text that the model was taught.

The text is one long row of tokens. A place of it is where a token stands, counted from 0. So that nothing is searched
from end to end, every place is sorted once: by the token that stands there, then by the one before it, and so on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.operation import Array

Whole = NDArray[np.integer[Any]]
BITS = 12
"""A token takes so many in a key, and one is kept for "nothing stands there": a text has tokens from 0 to 4094."""
DEPTH = 5
"""The places are sorted by so many tokens: 60 bits."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """How much of what was read stood in the text: the longest end of it that did (`length` tokens, 0 for none), and
    how many `times`; and how often the `whole` of it did."""

    length: int
    times: int
    whole: int


@dataclass(frozen=True, eq=False)
class TaughtText:
    """A text to count in, with what was counted once and for all."""

    text: Whole
    """[place]: the tokens."""
    order: Whole
    """[place]: every place, sorted by what is read there backwards, up to DEPTH tokens."""
    pairs: Whole
    """[pair]: every two neighbours that the text has, as the left one · 2^BITS + the right one, sorted."""
    counts: Whole
    """[pair]: how often each stands there."""

    def followers(self, token: int, d_vocab: int) -> Array:
        """How often each token followed this one: [d_vocab]."""
        first, last = np.searchsorted(self.pairs, [token << BITS, (token + 1) << BITS])
        counts = np.zeros(d_vocab)
        counts[self.pairs[first:last] & ((1 << BITS) - 1)] = self.counts[first:last]
        return counts

    def remembered(self, tokens: Sequence[int]) -> Remembered:
        """Looks for the last token, then for the last two, and so on, until such an end was never there."""
        length, times = 0, 0
        first, last = 0, len(self.order)
        while length < min(len(tokens), DEPTH):
            first, last = self._among(first, last, length, tokens[-1 - length])
            if first == last:
                return Remembered(length, times, 0)
            length, times = length + 1, last - first
        ends = np.asarray(self.order[first:last])
        while length < len(tokens):
            ends = ends[ends >= length]
            ends = ends[self.text[ends - length] == tokens[-1 - length]]
            if not ends.size:
                return Remembered(length, times, 0)
            length, times = length + 1, int(ends.size)
        return Remembered(length, times, times)

    def _among(self, first: int, last: int, back: int, token: int) -> tuple[int, int]:
        """Of places that share the tokens up to here, those (from, to) that have `token` so far back."""

        def there(at: int) -> int:
            place = int(self.order[at]) - back
            return int(self.text[place]) if place >= 0 else -1

        places = range(first, last)
        return first + bisect_left(places, token, key=there), first + bisect_right(places, token, key=there)


def counted_once(text: Whole) -> TaughtText:
    """Sort the places of a text [place], and count its neighbours. Tokens are from 0 to 2^BITS − 2."""
    keys = np.zeros(len(text), np.int64)
    for back in range(min(DEPTH, len(text))):  # a place so near the beginning that nothing stands there sorts first
        read = text[: len(text) - back].astype(np.int64) + 1
        keys[back:] |= read << (BITS * (DEPTH - 1 - back))
    order = np.argsort(keys, kind="stable").astype(np.int32)
    pairs, counts = np.unique((text[:-1].astype(np.int32) << BITS) | text[1:], return_counts=True)
    return TaughtText(text, order, pairs, counts.astype(np.int32))
