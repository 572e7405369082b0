"""How a token is written down when it stands by itself: " bank", "##ing", "[CLS]"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.tokenizers.tokenizer import Tokenizer
from app.engine.tokenizers.wordpiece import WordPiece


def spelling(tokenizer: Tokenizer, each: int) -> str:
    """The token of one id. Errors: NotAllowedError for an id that there is not."""
    if isinstance(tokenizer, WithSpecialTokens):
        name = next((name for name, own in tokenizer.special.items() if own == each), None)
        return spelling(tokenizer.inner, each) if name is None else name
    if isinstance(tokenizer, WordPiece) and each in tokenizer.piece_of:
        return tokenizer.piece_of[each]
    return tokenizer.decode([each])


class Spellings(Sequence[str]):
    """Every token of a vocabulary, each written down when it is asked for. Ids that stand for nothing are empty."""

    def __init__(self, tokenizer: Tokenizer, d_vocab: int) -> None:
        self._tokenizer = tokenizer
        self._d_vocab = d_vocab
        self._known = tokenizer.d_vocab

    def __len__(self) -> int:
        return self._d_vocab

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(self._d_vocab))]
        if not 0 <= at < self._d_vocab:
            raise IndexError(at)
        return spelling(self._tokenizer, at) if at < self._known else ""
