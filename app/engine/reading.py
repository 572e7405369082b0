"""What a model that grows reads: batches of a text, without end and never the same, and a part that is kept from it.

Two kinds of text. Lines (stories that the world tells, no two alike) are laid into rows whole, as many as there is room
for, so that each begins where nothing is missing before it. One long text (a visitor's own) is read through windows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app.engine.errors import NotAllowedError
from app.engine.gpt_training import Batch
from app.engine.operations.cross_entropy import NOT_ASKED
from app.engine.said import N_

Ids = Sequence[int]
WAITING = 24
"""So many lines wait to be laid into a row: the first that fits is taken."""
HELD_OUT = 10
"""One part in so many of a text, the last, is kept from the reading."""
FEWEST = 48
"""Tokens: of fewer there is nothing to learn."""


class Reading(Protocol):
    """A text as batches of one size."""

    held_out: Batch
    """What is kept from the training, to be judged by: any number of rows [sample, pos]."""

    def batch(self, samples: int) -> Batch:
        """The next batch: tokens and targets [samples, pos]."""


class Lines:
    """Lines that never end, laid into rows of `length` places.

    Every other row begins with the end of a line, so that a line may begin after one or with nothing before it. Lines
    that do not fit into a row are left out. What is left of a row is not asked.
    """

    def __init__(self, lines: Iterator[Ids], held_out: Iterator[Ids], length: int, end: int, rows: int) -> None:
        """`end` is the token that ends a line; `rows` are held out, all of which begin with it."""
        self._lines, self._length, self._end = lines, length, end
        self._waiting: list[Ids] = []
        kept: list[Ids] = []
        self.held_out = batch_of([self._row(True, held_out, kept) for _ in range(rows)], length)

    def batch(self, samples: int) -> Batch:
        return batch_of([self._row(k % 2 == 0, self._lines, self._waiting) for k in range(samples)], self._length)

    def _row(self, begins: bool, lines: Iterator[Ids], waiting: list[Ids]) -> list[int]:
        row = [self._end] if begins else []
        while True:
            while len(waiting) < WAITING:
                line = next(lines)
                if len(line) <= self._length:
                    waiting.append(line)
            room = self._length + 1 - len(row)
            fits = next((k for k, line in enumerate(waiting) if len(line) <= room), None)
            if fits is None:
                return row
            row += waiting.pop(fits)


class Windows:
    """One long text, read through windows of `length` places that begin anywhere; its end is held out."""

    def __init__(self, ids: Ids, length: int, rng: np.random.Generator) -> None:
        """Errors: NotAllowedError, field "text", where it is too short."""
        if len(ids) < FEWEST:
            raise NotAllowedError(
                N_("the text is too short to learn from: {count} tokens, at least {limit}"),
                "text",
                FEWEST,
                count=len(ids),
            )
        text: NDArray[Any] = np.array(ids, dtype=np.int64)
        cut = len(text) - max(len(text) // HELD_OUT, 2)
        self._text, self._rng = text[:cut], rng
        self.length = min(length, cut - 1)
        tail = text[cut - 1 :]
        rows = [tail[k : k + self.length + 1].tolist() for k in range(0, len(tail) - 1, self.length)]
        self.held_out = batch_of(rows, self.length)

    def batch(self, samples: int) -> Batch:
        starts = self._rng.integers(0, len(self._text) - self.length, samples)
        rows = self._text[starts[:, None] + np.arange(self.length + 1)]  # [samples, pos + 1]
        return rows[:, :-1], rows[:, 1:]


def batch_of(rows: Sequence[Ids], length: int) -> Batch:
    """Rows of up to length + 1 tokens -> tokens and targets [sample, length]; what is not there is not asked."""
    tokens = np.zeros((len(rows), length), dtype=np.int64)
    targets = np.full((len(rows), length), NOT_ASKED, dtype=np.int64)
    for k, row in enumerate(rows):
        tokens[k, : len(row) - 1] = row[:-1]
        targets[k, : len(row) - 1] = row[1:]
    return tokens, targets
