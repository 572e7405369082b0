"""Pieces: the vocabulary of a tokenizer, from id to bytes and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Every piece of text that has an id. No two ids have the same bytes."""

    bytes_of: Mapping[int, bytes]
    id_of: Mapping[bytes, int]


def pieces_of(pairs: Iterable[tuple[int, bytes]]) -> Pieces:
    """The pieces of (id, bytes). Of two ids with the same bytes the first counts, both ways."""
    bytes_of: dict[int, bytes] = {}
    id_of: dict[bytes, int] = {}
    for each, raw in pairs:
        if raw not in id_of:
            id_of[raw] = each
            bytes_of[each] = raw
    return Pieces(bytes_of, id_of)


EVERY_BYTE = pieces_of((each, bytes([each])) for each in range(256))
"""The 256 bytes, each under its own number: the vocabulary that every text can be written in."""
