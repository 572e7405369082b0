"""Pieces: from id to bytes and back."""

from app.engine.tokenizers.pieces import EVERY_BYTE, pieces_of


def test_every_byte_is_its_own_number() -> None:
    assert len(EVERY_BYTE.bytes_of) == len(EVERY_BYTE.id_of) == 256
    assert EVERY_BYTE.bytes_of[65] == b"A"
    assert EVERY_BYTE.id_of[b"\xff"] == 255


def test_of_two_ids_with_the_same_bytes_the_first_counts_both_ways() -> None:
    pieces = pieces_of([(7, b"a"), (8, b"b"), (9, b"a")])
    assert pieces.bytes_of == {7: b"a", 8: b"b"}
    assert pieces.id_of == {b"a": 7, b"b": 8}
