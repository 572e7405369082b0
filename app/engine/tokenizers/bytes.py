"""Bytes: a token for every byte of the text in UTF-8. Nothing is unknown, and nothing is short."""

from __future__ import annotations

from collections.abc import Sequence

from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.tokenizers.tokenizer import Token, Tokenizer, known, put_bytes, readable, utf8


class Bytes(Tokenizer):
    """256 ids: a byte is its own number."""

    @property
    def d_vocab(self) -> int:
        return 256

    def tokens(self, text: str) -> list[Token]:
        return [Token(each, place, place + 1) for place, each in enumerate(utf8(text))]

    def decode(self, ids: Sequence[int]) -> str:
        """Bytes that are no UTF-8 become the replacement character."""
        return readable(bytes(known(ids, 256)))

    def write(self, tape: Tape, text: str) -> Tensor:
        raw = put_bytes(tape, text)
        return tape.line_up(raw, places=tuple((0, (place,)) for place in range(raw.value.size)), axis="pos", name="ids")
