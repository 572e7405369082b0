"""piece: the longest beginning of what is left of a word that the vocabulary has becomes its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, no_dims

Vocab = Mapping[str, int]


def forward(letters: Array, *, start: int, end: int, stop: int, before: str, vocab: Vocab, unknown: str) -> Array:
    """[letter] -> []: the id of letters[start:end], of a word that ends at `stop`.

    `before` is written before a piece that goes on with a word; what the vocabulary lacks has the id of `unknown`.
    """
    return np.array(_id(letters[start:end].tolist(), before, vocab, unknown))


def spelled(letters: Iterable[float]) -> str:
    """Numbers of Unicode as text."""
    return "".join(chr(int(letter)) for letter in letters)


def _id(letters: Iterable[float], before: str, vocab: Vocab, unknown: str) -> float:
    return float(vocab.get(before + spelled(letters), vocab[unknown]))


def explain(
    index: Index,
    value: Array,
    letters: Array,
    *,
    start: int,
    end: int,
    stop: int,
    before: str,
    vocab: Vocab,
    unknown: str,
) -> Explanation:
    """The letters in their order; joined, they are looked up."""
    terms = tuple(Term(0, (place,), float(letters[place]), float(letters[place])) for place in range(start, end))

    def rule(terms: Sequence[Term]) -> float:
        return _id((term.product for term in terms), before, vocab, unknown)

    return Explanation("the id of these letters joined", terms, rule, in_order=True)


PIECE = Operation("piece", forward, explain, no_dims)
