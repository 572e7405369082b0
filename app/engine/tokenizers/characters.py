"""Characters: a token for every character, its id the number that Unicode gave it."""

from __future__ import annotations

from collections.abc import Sequence

from app.engine.errors import NotAllowedError
from app.engine.said import N_
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.tokenizers.pieces import pieces_of
from app.engine.tokenizers.tokenizer import Token, Tokenizer, known, look_up, utf8


class Characters(Tokenizer):
    """1,114,112 ids, most of which no text has ever used: a letter, a mark above it and a joiner are three tokens."""

    @property
    def d_vocab(self) -> int:
        return 0x110000

    def tokens(self, text: str) -> list[Token]:
        tokens, start = [], 0
        utf8(text)  # refuses what cannot be written
        for letter in text:
            end = start + len(letter.encode())
            tokens.append(Token(ord(letter), start, end))
            start = end
        return tokens

    def decode(self, ids: Sequence[int]) -> str:
        for each in known(ids, self.d_vocab):
            if 0xD800 <= each <= 0xDFFF:
                raise NotAllowedError(
                    N_("there is no character {each}: it is a half of a surrogate pair"), "ids", each=each
                )
        return "".join(map(chr, ids))

    def write(self, tape: Tape, text: str) -> Tensor:
        tokens = self.tokens(text)
        return look_up(tape, text, tokens, pieces_of((token.id, chr(token.id).encode()) for token in tokens))
