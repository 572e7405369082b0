"""Byte-level byte-pair encoding as GPT-2 ships it: pieces and merges spelled in its alphabet of bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.engine.errors import NotAllowedError
from app.engine.said import N_
from app.engine.tokenizers.bpe import BytePair
from app.engine.tokenizers.byte_alphabet import BYTE_OF, unspelled
from app.engine.tokenizers.pieces import Pieces, pieces_of


def gpt2_bpe(vocab: Mapping[str, int], merges: Sequence[tuple[str, str]], special: frozenset[str]) -> BytePair:
    """The tokenizer of a vocabulary ({"Ġthe": 262, …}) and its merges ((Ġ, t), …), the first learned first.

    A piece of `special` may be spelled in any letters; in others than those of the alphabet it is no piece for merges.
    Errors: NotAllowedError for a piece outside the alphabet, a byte that is missing, a merge that makes no piece.
    """
    pieces = pieces_of(_unspelled(vocab, special))
    missing = [each for each in range(256) if bytes([each]) not in pieces.id_of]
    if missing:
        raise NotAllowedError(
            N_("the vocabulary lacks {count} of the 256 bytes, the first is {byte}"),
            "vocab",
            count=len(missing),
            byte=missing[0],
        )
    return BytePair(pieces, [(_id(pieces, left), _id(pieces, right)) for left, right in merges])


def _unspelled(vocab: Mapping[str, int], special: frozenset[str]) -> Iterator[tuple[int, bytes]]:
    for piece, each in vocab.items():
        if piece not in special or BYTE_OF.keys() >= set(piece):
            yield each, unspelled(piece)


def _id(pieces: Pieces, spelled: str) -> int:
    raw = unspelled(spelled)
    if raw not in pieces.id_of:
        raise NotAllowedError(N_("a merge joins a piece that has no id: {spelled}"), "merges", spelled=repr(spelled))
    return pieces.id_of[raw]
