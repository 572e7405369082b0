"""How a token is written down when it stands by itself: " bank", "##ing", "[CLS]", "‹e2 80›"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from app.engine.errors import NotAllowedError
from app.engine.tokenizers.bpe import BytePair
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.tokenizers.tokenizer import Tokenizer
from app.engine.tokenizers.wordpiece import WordPiece


def spelling(tokenizer: Tokenizer, each: int) -> str:
    """The token of one id; of a part of a letter its bytes. Errors: NotAllowedError for an id that there is not."""
    if isinstance(tokenizer, WithSpecialTokens):
        name = next((name for name, own in tokenizer.special.items() if own == each), None)
        return spelling(tokenizer.inner, each) if name is None else name
    if isinstance(tokenizer, WordPiece) and each in tokenizer.piece_of:
        return tokenizer.piece_of[each]
    if isinstance(tokenizer, BytePair) and each in tokenizer.pieces.bytes_of:
        return _readable(tokenizer.pieces.bytes_of[each])
    return tokenizer.decode([each])


def spelling_or_number(tokenizer: Tokenizer, each: int) -> str:
    """The token of one id, or the id: a model's table may be longer than its tokenizer's."""
    try:
        return spelling(tokenizer, each)
    except NotAllowedError:
        return f"‹{each}›"


def _readable(raw: bytes) -> str:
    """Bytes as text; where they are no whole letters, as numbers in base 16."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return f"‹{raw.hex(' ')}›"


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
        try:
            return spelling(self._tokenizer, at) if at < self._known else ""
        except NotAllowedError:  # a hole in the vocabulary
            return ""
