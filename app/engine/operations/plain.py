"""plain: the letters of the words of a text, made small and without accents, as BERT's tokenizer reads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term
from app.engine.tokenizers.bert_normalise import Normaliser

AS_IT_STANDS = -1
"""In place of the number of a letter: nothing is changed about it, for it belongs to a special token."""
Letters = Sequence[tuple[int, int, int]]
"""From which byte up to which the character is written that a letter came from, and which letter of it it is."""


def forward(raw: Array, *, letters: Letters, normaliser: Normaliser, axis: str) -> Array:
    """[byte] -> [axis]: each letter as its number in Unicode."""
    written = raw.astype(np.uint8).tobytes()
    return np.array([_letter(written[start:end], which, normaliser) for start, end, which in letters], dtype=float)


def _letter(written: bytes, which: int, normaliser: Normaliser) -> float:
    character = written.decode()
    return float(ord(character if which == AS_IT_STANDS else normaliser.letters(character)[which][0]))


def explain(
    index: Index, value: Array, raw: Array, *, letters: Letters, normaliser: Normaliser, axis: str
) -> Explanation:
    """The bytes of the character that it came from, in their order."""
    start, end, which = letters[index[0]]
    terms = tuple(Term(0, (place,), float(raw[place]), float(raw[place])) for place in range(start, end))

    def rule(terms: Sequence[Term]) -> float:
        return _letter(bytes(int(term.product) for term in terms), which, normaliser)

    return Explanation("the letter that these bytes are, made plain", terms, rule, in_order=True)


def _dims(_raw: tuple[str, ...], *, axis: str, **_options: Any) -> tuple[str, ...]:
    return (axis,)


PLAIN = Operation("plain", forward, explain, _dims)
