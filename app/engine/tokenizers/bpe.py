"""Byte-level byte-pair encoding: every text is bytes, and pairs that were met often while learning become one token.

Encoding takes the chunks of GPT-2's pattern, as bytes. Again and again the pair that was learned first is merged, of
several places the leftmost, until no neighbours are a pair that was learned. Nothing is ever unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import pairwise

from app.engine.errors import NotAllowedError
from app.engine.said import N_
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.tokenizers.gpt2_pattern import chunks_of
from app.engine.tokenizers.pieces import EVERY_BYTE, Pieces, pieces_of
from app.engine.tokenizers.tokenizer import Token, Tokenizer, put_bytes, readable, utf8

GONE = -1
"""Stands where a byte has become a part of the token before it."""
REMEMBERED = 64
"""Chunks up to so many characters are encoded once and then remembered."""

MOST_BYTES = 1 << 22
"""All pieces of a list of merges together: forty merges that double each other would else fill any memory."""

Pair = tuple[int, int]
Standing = dict[int, tuple[Tensor, tuple[int, ...]]]
"""By the byte at which a token starts: the array that holds its id, and where in it."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two neighbours become one: `left` (bytes start to middle) and `right` (middle to end) become `id`.

    `rank` is the place of the pair in the list of what was learned, from 0.
    """

    rank: int
    left: int
    right: int
    id: int
    start: int
    middle: int
    end: int


class BytePair(Tokenizer):
    """`merges` are pairs of ids, in the order in which they were learned. Every byte must be among the pieces.

    Errors: NotAllowedError, field "merges", for a pair that cannot be or stands there twice.
    """

    def __init__(self, pieces: Pieces, merges: Sequence[Pair]) -> None:
        self.pieces = pieces
        self.merges = tuple(merges)
        self._d_vocab = max(pieces.bytes_of) + 1
        self.byte_ids = [pieces.id_of[bytes([each])] for each in range(256)]
        self.learned: dict[Pair, tuple[int, int]] = {}  # pair -> (rank, id of the two joined)
        for rank, (left, right) in enumerate(merges):
            joined = _known(pieces, left, rank) + _known(pieces, right, rank)
            if joined not in pieces.id_of:
                raise NotAllowedError(
                    N_("merge {rank} makes {joined}, which has no id"),
                    "merges",
                    rank=rank + 1,
                    joined=repr(readable(joined)),
                )
            if (left, right) in self.learned:
                raise NotAllowedError(
                    N_("merge {rank} stands there twice: {left}, {right}"),
                    "merges",
                    rank=rank + 1,
                    left=left,
                    right=right,
                )
            self.learned[left, right] = (rank, pieces.id_of[joined])
        self._remembered = lru_cache(maxsize=1 << 16)(self._ids_of)

    @property
    def d_vocab(self) -> int:
        return self._d_vocab

    def encode(self, text: str) -> list[int]:
        utf8(text)  # refuses what cannot be written
        ids: list[int] = []
        for chunk in chunks_of(text):
            ids += self._remembered(chunk) if len(chunk) <= REMEMBERED else self._ids_of(chunk)
        return ids

    def tokens(self, text: str) -> list[Token]:
        tokens, start = [], 0
        for each in self.encode(text):
            end = start + len(self.pieces.bytes_of[each])
            tokens.append(Token(each, start, end))
            start = end
        return tokens

    def decode(self, ids: Sequence[int]) -> str:
        """Bytes that are no UTF-8 become the replacement character."""
        for each in ids:
            if each not in self.pieces.bytes_of:
                raise NotAllowedError(
                    N_("there is no token {each}: ids are from 0 to {limit}"),
                    "ids",
                    self.d_vocab - 1,
                    each=each,
                )
        return readable(b"".join(self.pieces.bytes_of[each] for each in ids))

    def _ids_of(self, chunk: str) -> tuple[int, ...]:
        raw = chunk.encode()
        ids = [self.byte_ids[each] for each in raw]
        for merge in self._merges_of(raw):
            ids[merge.start], ids[merge.middle] = merge.id, GONE
        return tuple(each for each in ids if each != GONE)

    def _merges_of(self, chunk: bytes, offset: int = 0) -> Iterator[Merge]:
        """The merges of one chunk, as they are made. A heap of what can be merged: n log n, however long it is.

        `offset` is where the chunk begins in the text.
        """
        ids = [self.byte_ids[each] for each in chunk]
        size = len(ids)
        after = list(range(1, size + 1))  # where the next token starts
        before = list(range(-1, size - 1))
        learned = self.learned
        heap = [(learned[pair][0], place) for place, pair in enumerate(pairwise(ids)) if pair in learned]
        heapify(heap)
        while heap:
            rank, start = heappop(heap)
            middle = after[start]
            found = learned.get((ids[start], ids[middle])) if middle < size else None
            if found is None or found[0] != rank:
                continue  # one of the two has become part of another token since
            end = after[middle]
            yield Merge(rank, ids[start], ids[middle], found[1], offset + start, offset + middle, offset + end)
            ids[start], ids[middle], after[start] = found[1], GONE, end
            if end < size:
                before[end] = start
            for place in (before[start], start):
                neighbour = after[place] if place >= 0 else size
                if neighbour < size and (ids[place], ids[neighbour]) in learned:
                    heappush(heap, (learned[ids[place], ids[neighbour]][0], place))

    def steps(self, text: str) -> Iterator[Merge]:
        """Every merge of the text: what was learned first comes first, of several places the leftmost.

        In each chunk it is the order of encoding; a chunk knows nothing of the others. Errors: as `tokens`.
        """
        utf8(text)
        waiting: list[tuple[int, int, Merge, Iterator[Merge]]] = []
        offset = 0
        for chunk in chunks_of(text):
            raw = chunk.encode()
            _wait(waiting, self._merges_of(raw, offset))
            offset += len(raw)
        while waiting:
            _rank, _start, merge, others = heappop(waiting)
            yield merge
            _wait(waiting, others)

    def write(self, tape: Tape, text: str) -> Tensor:
        return self.write_merges(tape, text, self.steps(text))

    def write_merges(self, tape: Tape, text: str, merges: Iterable[Merge]) -> Tensor:
        """The steps of a text on tape: `merges.0`, `merges.1`, … each one id; then `ids` [pos]."""
        return lined_up(tape, self.put_merges(tape, put_bytes(tape, text), merges))

    def put_merges(self, tape: Tape, raw: Tensor, merges: Iterable[Merge]) -> Standing:
        """The merges of the bytes of a text, on tape; returns what then stands where."""
        if self.byte_ids != list(range(256)):  # GPT-2's bytes have other numbers
            spans = tuple((place, place + 1) for place in range(raw.value.size))
            raw = tape.look_up(raw, spans=spans, pieces=self.pieces, unknown=0, axis="byte", name="byte_ids")
        standing: Standing = {place: (raw, (place,)) for place in range(raw.value.size)}
        for number, merge in enumerate(merges):
            left, left_at = standing[merge.start]
            right, right_at = standing.pop(merge.middle)
            made = tape.merge(
                left, right, left_at=left_at, right_at=right_at, pieces=self.pieces, name=f"merges.{number}"
            )
            standing[merge.start] = (made, ())
        return standing


def lined_up(tape: Tape, standing: Standing) -> Tensor:
    """What stands in a text, in its order: `ids` [pos]."""
    parts = {tensor.name: tensor for tensor, _at in standing.values()}
    numbers = {name: number for number, name in enumerate(parts)}
    places = tuple((numbers[standing[start][0].name], standing[start][1]) for start in sorted(standing))
    return tape.line_up(*parts.values(), places=places, axis="pos", name="ids")


def _known(pieces: Pieces, each: int, rank: int) -> bytes:
    if each not in pieces.bytes_of:
        raise NotAllowedError(
            N_("merge {rank} joins a token that there is not yet: {each}"), "merges", rank=rank + 1, each=each
        )
    return pieces.bytes_of[each]


def _wait(waiting: list[tuple[int, int, Merge, Iterator[Merge]]], merges: Iterator[Merge]) -> None:
    """The next merge of a chunk takes its place among those of the other chunks."""
    merge = next(merges, None)
    if merge is not None:
        heappush(waiting, (merge.rank, merge.start, merge, merges))


def byte_pair(merges: Sequence[Pair]) -> BytePair:
    """The tokenizer of a list of merges: ids 0 to 255 are the bytes, each merge that makes a new piece adds the next.

    Errors: NotAllowedError, field "merges".
    """
    pieces = list(EVERY_BYTE.bytes_of.values())
    ids = dict(EVERY_BYTE.id_of)
    together = 0
    for rank, (left, right) in enumerate(merges):
        for each in (left, right):
            if not 0 <= each < len(pieces):
                raise NotAllowedError(
                    N_("merge {rank} joins a token that there is not yet: {each}, the last is {limit}"),
                    "merges",
                    len(pieces) - 1,
                    rank=rank + 1,
                    each=each,
                )
        together += len(pieces[left]) + len(pieces[right])
        if together > MOST_BYTES:
            raise NotAllowedError(
                N_("merge {rank} makes the pieces too long: {together} bytes"),
                "merges",
                MOST_BYTES,
                rank=rank + 1,
                together=together,
            )
        joined = pieces[left] + pieces[right]
        if joined not in ids:
            ids[joined] = len(pieces)
            pieces.append(joined)
    return BytePair(pieces_of(enumerate(pieces)), merges)
