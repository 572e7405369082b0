"""Words: a token for every word that was seen while learning. What was not seen is all one: unknown.

A word takes the one space before it along, so that the bytes of the tokens, put together, are the text. With the space
or without it has the same id.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.tokenizers.pieces import Pieces, pieces_of
from app.engine.tokenizers.tokenizer import Token, Tokenizer, known, look_up, readable, utf8
from app.engine.tokenizers.unicode_ranges import LETTERS, MARKS, NUMBERS, WHITE, as_class

UNKNOWN = 0
"""The id of every word that is not in the vocabulary."""

_WORD = f"[{as_class(LETTERS, MARKS, NUMBERS)}_]+"
_WHITE = f"[{as_class(WHITE)}]"
_OTHER = f"[^{as_class(WHITE, LETTERS, MARKS, NUMBERS)}_]"
WORD = re.compile(rf" ?{_WORD}(?:['’-]{_WORD})*| ?{_OTHER}|{_WHITE}")
"""A word (don't and well-known are one each), any other single sign, or one white space that stands before no word."""


_ENDS_WHITE = re.compile(f"{_WHITE}$")
_SIGN = re.compile(f"(?!\ufffd){_OTHER}|{_WHITE}")


def words_of(text: str) -> list[str]:
    """The text in words, signs and left-over spaces: joined, they are the text."""
    return WORD.findall(text)


def bare(word: str) -> str:
    """The word without the space before it: with it and without, it is the same word."""
    return word.removeprefix(" ") or word


class Words(Tokenizer):
    """A vocabulary of whole words. `vocabulary` is in the order of the ids, from 1 up; 0 is the unknown word."""

    unknown = UNKNOWN

    def __init__(self, vocabulary: Sequence[str]) -> None:
        alone = pieces_of(enumerate((utf8(word) for word in vocabulary), 1))
        spaced = {b" " + raw: each for raw, each in alone.id_of.items()}
        self.pieces = Pieces(alone.bytes_of, {**spaced, **alone.id_of})
        self._d_vocab = len(vocabulary) + 1

    @property
    def d_vocab(self) -> int:
        return self._d_vocab

    def tokens(self, text: str) -> list[Token]:
        utf8(text)  # refuses what cannot be written
        return list(self._tokens(text))

    def _tokens(self, text: str) -> Iterator[Token]:
        start = 0
        for word in words_of(text):
            raw = word.encode()
            yield Token(self.pieces.id_of.get(raw, UNKNOWN), start, start + len(raw))
            start += len(raw)

    def decode(self, ids: Sequence[int]) -> str:
        """A space is put before every word that follows on another; an unknown word becomes the replacement character.

        So a plain sentence comes back if its words are known. What stood between words otherwise is lost.
        """
        text = ""
        for each in known(ids, self.d_vocab):
            word = readable(self.pieces.bytes_of.get(each, b"\xff"))
            follows = bool(text) and not _ENDS_WHITE.search(text) and not _SIGN.fullmatch(word)
            text += f" {word}" if follows else word
        return text

    def write(self, tape: Tape, text: str) -> Tensor:
        return look_up(tape, text, self.tokens(text), self.pieces, UNKNOWN)


def train_words(text: str, most: int = 10_000) -> Words:
    """The commonest words of a text, the commonest first; of equally common ones the smaller in code points."""
    counted = Counter(bare(word) for word in words_of(text))
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return Words([word for word, _count in ranked[:most]])
