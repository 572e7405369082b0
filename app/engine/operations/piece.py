"""piece: some letters of a word become the id under which the vocabulary has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, no_dims


def forward(letters: Array, *, start: int, end: int, before: str, vocab: Mapping[str, int], unknown: int) -> Array:
    """[letter] -> []: the id of letters[start:end]. `before` is written before a piece that goes on with a word.

    `unknown` is the id of what the vocabulary does not have.
    """
    return np.array(_id(letters[start:end].tolist(), before, vocab, unknown))


def _id(letters: Iterable[float], before: str, vocab: Mapping[str, int], unknown: int) -> float:
    return float(vocab.get(before + "".join(chr(int(letter)) for letter in letters), unknown))


def explain(
    index: Index,
    value: Array,
    letters: Array,
    *,
    start: int,
    end: int,
    before: str,
    vocab: Mapping[str, int],
    unknown: int,
) -> Explanation:
    """The letters in their order; joined, they are looked up."""
    terms = tuple(Term(0, (place,), float(letters[place]), float(letters[place])) for place in range(start, end))

    def rule(terms: Sequence[Term]) -> float:
        return _id((term.product for term in terms), before, vocab, unknown)

    return Explanation("the id of these letters joined", terms, rule, in_order=True)


PIECE = Operation("piece", forward, explain, no_dims)
