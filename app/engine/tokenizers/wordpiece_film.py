"""WordPiece on tape: the text made plain, then a step a piece, the longest that fits from the left.

bytes [byte] -> letters [letter] -> pieces.0, pieces.1, … [] -> ids [pos], with the special tokens of the model
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.engine.operations.plain import AS_IT_STANDS
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.tokenizers.tokenizer import Token, put_bytes, utf8
from app.engine.tokenizers.wordpiece import WordPiece

Letter = tuple[str, int, int, int]
"""A letter, from which byte up to which the character is written that it came from, and which letter of it it is."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A piece that was taken from a word: letters `first` up to `last` of the text made plain.

    `piece` is how the vocabulary writes it; `tried` is how many longer ones were looked up before it.
    """

    token: Token
    piece: str
    word: int
    first: int
    last: int
    tried: int
    special: bool


class WordPieceFilm:
    """One text, taken apart: `letters`, `words` (each the numbers of its letters, from and up to), `taken`."""

    def __init__(self, tokenizer: WithSpecialTokens, text: str) -> None:
        assert isinstance(tokenizer.inner, WordPiece)
        utf8(text)  # refuses what cannot be written
        self._frame, self._pieces = tokenizer.frame, tokenizer.inner
        self._unknown = tokenizer.inner.piece_of[tokenizer.inner.unknown]
        self._vocab = {**tokenizer.special, **tokenizer.inner.vocab}
        self.letters: list[Letter] = []
        self.words: list[tuple[int, int]] = []
        self.taken: list[Taken] = []
        start = 0
        for stretch, name in tokenizer.stretches(text):
            for word in self._words(stretch, start):
                self._cut(word)
            start += len(stretch.encode())
            if name:
                self._stand(name, start)
                start += len(name.encode())

    def _words(self, stretch: str, start: int) -> Iterator[list[Letter]]:
        starts = [start]
        for character in stretch:
            starts.append(starts[-1] + len(character.encode()))
        plain = self._pieces.normaliser.letters
        for word in self._pieces.words(stretch):
            yield [
                (letter, starts[place], starts[place + 1], [own for own, _ in plain(stretch[place])].index(letter))
                for letter, place in word
            ]

    def _cut(self, word: list[Letter]) -> None:
        """Every piece of a word is taken."""
        plain, at = "".join(letter for letter, *_ in word), len(self.letters)
        for each, start, end in self._pieces.cut(plain):
            own = word[start:end]
            token = Token(each, min(letter[1] for letter in own), max(letter[2] for letter in own))
            tried = len(plain) - end
            piece = self._pieces.piece_of[each]
            self.taken.append(Taken(token, piece, len(self.words), at + start, at + end, tried, False))
        self._put(word)

    def _stand(self, name: str, start: int) -> None:
        """A special token in the text stands as it is."""
        at, ends = len(self.letters), start + len(name.encode())
        token = Token(self._vocab[name], start, ends)
        self.taken.append(Taken(token, name, len(self.words), at, at + len(name), 0, True))
        letters, place = [], start
        for character in name:
            letters.append((character, place, place + len(character.encode()), AS_IT_STANDS))
            place += len(character.encode())
        self._put(letters)

    def _put(self, letters: list[Letter]) -> None:
        self.words.append((len(self.letters), len(self.letters) + len(letters)))
        self.letters += letters

    def write(self, tape: Tape, text: str) -> Tensor:
        """The steps of the text: up to `ids` [pos], the special tokens of the model before and after it."""
        raw = put_bytes(tape, text)
        spans = tuple(letter[1:] for letter in self.letters)
        letters = tape.plain(raw, letters=spans, normaliser=self._pieces.normaliser, axis="letter", name="letters")
        frame = tape.input("frame", np.array([*self._frame.before, *self._frame.after], dtype=float), ("frame",))
        parts = [frame]
        for number, taken in enumerate(self.taken):
            begins, stop = self.words[taken.word]
            before = self._pieces.prefix if taken.first > begins else ""
            piece = tape.piece(
                letters, name=f"pieces.{number}", start=taken.first, end=taken.last, stop=stop, before=before,
                vocab=self._vocab, unknown=self._unknown,
            )  # fmt: skip
            parts.append(piece)
        first = len(self._frame.before)
        places: list[tuple[int, tuple[int, ...]]] = [(0, (place,)) for place in range(frame.value.size)]
        places[first:first] = [(number, ()) for number in range(1, len(parts))]
        return tape.line_up(*parts, places=tuple(places), axis="pos", name="ids")
