"""Special tokens: names such as [SEP] and <|endoftext|> that stand in a text as one token, whatever is around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.engine.tokenizers.tokenizer import Token, Tokenizer, utf8


@dataclass(frozen=True, slots=True)
class Frame:
    """The special tokens that a model wants before and after every text."""

    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()


class WithSpecialTokens(Tokenizer):
    """Another tokenizer, which is handed the stretches between the special tokens. Of two that begin together, the
    longer is meant. `special` is {"[SEP]": 102, …}.
    """

    def __init__(self, inner: Tokenizer, special: Mapping[str, int], frame: Frame) -> None:
        self.inner = inner
        self.special = dict(special)
        self.frame = frame
        longest_first = sorted(special, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if special else None

    @property
    def d_vocab(self) -> int:
        return max([self.inner.d_vocab - 1, *self.special.values()]) + 1

    def tokens(self, text: str) -> list[Token]:
        utf8(text)  # refuses what cannot be written
        return list(self._tokens(text))

    def _tokens(self, text: str) -> Iterator[Token]:
        start = 0
        for stretch, name in self.stretches(text):
            for token in self.inner.tokens(stretch):
                yield Token(token.id, token.start + start, token.end + start)
            start += len(stretch.encode())
            if name:
                yield Token(self.special[name], start, start + len(name.encode()))
                start += len(name.encode())

    def encode(self, text: str) -> list[int]:
        utf8(text)
        ids: list[int] = []
        for stretch, name in self.stretches(text):
            ids += self.inner.encode(stretch)
            if name:
                ids.append(self.special[name])
        return ids

    def stretches(self, text: str) -> Iterator[tuple[str, str]]:
        """Each stretch of text, and the special token that ends it; the last is ended by none."""
        at = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield text[at : match.start()], match[0]
            at = match.end()
        yield text[at:], ""

    def encode_for_model(self, text: str) -> list[int]:
        """The ids with what the model wants before and after them: [CLS] … [SEP]."""
        return [*self.frame.before, *self.encode(text), *self.frame.after]

    def decode(self, ids: Sequence[int]) -> str:
        """The text; special tokens are left out."""
        special = set(self.special.values())
        return self.inner.decode([each for each in ids if each not in special])
