"""Training of byte-level byte-pair encoding: the commonest pair of neighbours becomes a token, again and again.

A pair is counted wherever it stands inside a chunk, also where two places share a token (aaa holds the pair a, a
twice). Of equally common pairs the one whose left piece is the smaller string of bytes is taken, then the one whose
right piece is. It ends when the vocabulary is full, or when no two neighbours are left: quietly, with fewer merges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from app.engine.errors import NotAllowedError
from app.engine.said import N_
from app.engine.tokenizers.bpe import GONE, BytePair, Pair, byte_pair
from app.engine.tokenizers.gpt2_pattern import chunks_of
from app.engine.tokenizers.pieces import EVERY_BYTE
from app.engine.tokenizers.tokenizer import utf8


@dataclass(frozen=True, slots=True)
class Learned:
    """One merge that was learned: the pair, how often it stood in the text, and the token that it makes.

    `id` is a new one, unless another pair made the same piece before. `length` is how many tokens the text has now.
    """

    pair: Pair
    count: int
    id: int
    piece: bytes
    length: int


class _Text:
    """The text while it is learned from: every different chunk once, with how often it stands there.

    Tokens are known by where they start; `after` and `before` are their neighbours in the chunk, GONE where there is
    none. So a merge touches its own places only, however long the text is.
    """

    def __init__(self, text: str) -> None:
        self.ids: list[int] = []
        self.after: list[int] = []
        self.before: list[int] = []
        self.weight: list[int] = []
        self.counts: Counter[Pair] = Counter()
        self.places: dict[Pair, set[int]] = {}
        self.length = 0
        for chunk, count in Counter(chunks_of(text)).items():
            raw = chunk.encode()
            start, end = len(self.ids), len(self.ids) + len(raw)
            self.ids += raw
            self.after += [*range(start + 1, end), GONE]
            self.before += [GONE, *range(start, end - 1)]
            self.weight += [count] * len(raw)
            self.length += count * len(raw)
        self.touched: set[Pair] = set()
        for place in range(len(self.ids)):
            self._meet(place, 1)

    def _meet(self, place: int, sign: int) -> None:
        """The pair that starts here is there (1), or is there no more (−1)."""
        neighbour = self.after[place] if place != GONE else GONE
        if neighbour == GONE:
            return
        pair = (self.ids[place], self.ids[neighbour])
        self.counts[pair] += sign * self.weight[place]
        places = self.places.setdefault(pair, set())
        (places.add if sign > 0 else places.discard)(place)
        self.touched.add(pair)

    def merge(self, pair: Pair, made: int) -> None:
        """Every place of the pair becomes one token, from the left."""
        for place in sorted(self.places[pair]):
            neighbour = self.after[place]
            if neighbour == GONE or (self.ids[place], self.ids[neighbour]) != pair:
                continue  # aaa: the second pair went when the first was merged
            for near in (self.before[place], place, neighbour):
                self._meet(near, -1)
            self.ids[place], self.ids[neighbour] = made, GONE
            self.after[place] = beyond = self.after[neighbour]
            self.after[neighbour] = GONE
            if beyond != GONE:
                self.before[beyond] = place
            self._meet(self.before[place], 1)
            self._meet(place, 1)
            self.length -= self.weight[place]


def train(text: str, d_vocab: int) -> Iterator[Learned]:
    """A merge at a time, until there are `d_vocab` ids (256 are the bytes) or no neighbours are left.

    Errors: NotAllowedError for a half of a surrogate pair, and for fewer ids than there are bytes.
    """
    utf8(text)
    if d_vocab < 256:
        raise NotAllowedError(
            N_("a vocabulary of bytes has at least 256 ids, not {d_vocab}"), "vocab_size", 256, d_vocab=d_vocab
        )
    return _train(_Text(text), d_vocab)


def _train(text: _Text, d_vocab: int) -> Iterator[Learned]:
    pieces = list(EVERY_BYTE.bytes_of.values())
    ids = dict(EVERY_BYTE.id_of)

    def entry(pair: Pair) -> tuple[int, bytes, bytes, Pair]:
        return -text.counts[pair], pieces[pair[0]], pieces[pair[1]], pair

    heap = [entry(pair) for pair in text.counts]
    heapify(heap)
    while heap and len(pieces) < d_vocab:
        count, left, right, pair = heappop(heap)
        if -count != text.counts[pair] or count == 0:
            continue  # counted anew since
        joined = left + right
        made = ids.setdefault(joined, len(pieces))
        if made == len(pieces):
            pieces.append(joined)
        text.touched.clear()
        text.merge(pair, made)
        for each in text.touched:
            if text.counts[each]:
                heappush(heap, entry(each))
        yield Learned(pair, -count, made, joined, text.length)


def trained(text: str, d_vocab: int) -> BytePair:
    """The tokenizer that a training ends with. Errors: as `train`."""
    return byte_pair([learned.pair for learned in train(text, d_vocab)])
