"""What every tokenizer can do: cut a text into tokens, put it together again, and write the cutting on a tape."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.said import N_
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.tokenizers.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its id, and what it stands for: the bytes of the text (in UTF-8) from `start` up to `end`."""

    id: int
    start: int
    end: int


class Tokenizer(ABC):
    """Cuts any text into tokens; their bytes, one after the other, are the text's unless the tokenizer says other."""

    unknown: int | None = None
    """The id of whatever is not in the vocabulary, where there is one."""

    @property
    @abstractmethod
    def d_vocab(self) -> int:
        """How many ids there are: each is from 0 up to d_vocab."""

    @abstractmethod
    def tokens(self, text: str) -> list[Token]:
        """The tokens, in the order of the text. Errors: NotAllowedError for a half of a surrogate pair."""

    @abstractmethod
    def decode(self, ids: Sequence[int]) -> str:
        """The text again. Errors: NotAllowedError for an id that there is not."""

    def encode(self, text: str) -> list[int]:
        """The ids of the tokens. Errors: as `tokens`."""
        return [token.id for token in self.tokens(text)]

    def write(self, tape: Tape, text: str) -> Tensor:
        """The cutting on tape: from `bytes` [byte] to `ids` [pos]. Errors: as `tokens`."""
        raise NotImplementedError


def utf8(text: str) -> bytes:
    """The text as bytes. Errors: NotAllowedError for a half of a surrogate pair, which no text can hold."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        half = f"U+{ord(text[error.start]):04X} at place {error.start}"
        raise NotAllowedError(N_("the text holds a half of a surrogate pair: {half}"), "text", half=half) from None


def readable(raw: bytes) -> str:
    """Bytes as text; what is no UTF-8 (a token may be a part of a letter) becomes the replacement character."""
    return raw.decode("utf-8", "replace")


def put_bytes(tape: Tape, text: str) -> Tensor:
    """Hand the text to the tape: `bytes` [byte], each a number from 0 to 255."""
    return tape.input("bytes", np.frombuffer(utf8(text), dtype=np.uint8).astype(float), ("byte",))


def look_up(tape: Tape, text: str, tokens: Sequence[Token], pieces: Pieces, unknown: int = 0) -> Tensor:
    """Write a cutting down where each token's id stands in a list, under its bytes."""
    spans = tuple((token.start, token.end) for token in tokens)
    return tape.look_up(put_bytes(tape, text), spans=spans, pieces=pieces, unknown=unknown, axis="pos", name="ids")


def known(ids: Sequence[int], d_vocab: int) -> Sequence[int]:
    """The ids, each of them one that there is. Errors: NotAllowedError."""
    for each in ids:
        if not 0 <= each < d_vocab:
            raise NotAllowedError(
                N_("there is no token {each}: ids are from 0 to {limit}"), "ids", d_vocab - 1, each=each
            )
    return ids
