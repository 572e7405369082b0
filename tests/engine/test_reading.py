"""What is read in training: whole lines in rows, or windows of a text; and what is held out is never read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.reading import FEWEST, Lines, Windows, batch_of

END = 0


def lines(first: int) -> Iterator[list[int]]:
    """Lines that are told apart: `first`, first + 1, …, of 2 to 9 tokens and END; now and then one that never fits."""
    for number in count(first):
        yield [number] * (30 if number % 7 == 0 else 2 + number % 8) + [END]


def whole_rows(tokens: np.ndarray, targets: np.ndarray) -> list[list[int]]:
    return [[int(row[0]), *asked[asked >= 0].tolist()] for row, asked in zip(tokens, targets, strict=True)]


def test_every_row_holds_whole_lines_and_every_other_begins_with_the_end_of_one() -> None:
    reading = Lines(lines(100), lines(10_000), 20, END, 3)
    for _ in range(10):
        for place, row in enumerate(whole_rows(*reading.batch(6))):
            assert row[-1] == END
            assert (row[0] == END) == (place % 2 == 0)
            told = [line for line in _split(row) if line]
            assert all(len(line) == 2 + line[0] % 8 and len(set(line)) == 1 for line in told)


def _split(row: list[int]) -> list[list[int]]:
    parts: list[list[int]] = [[]]
    for token in row:
        if token == END:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def test_rows_are_nearly_full_and_no_line_comes_twice() -> None:
    reading = Lines(lines(100), lines(10_000), 20, END, 3)
    seen: list[int] = []
    asked = 0
    for _ in range(40):
        tokens, targets = reading.batch(5)
        asked += int((targets >= 0).sum())
        seen += [line[0] for row in whole_rows(tokens, targets) for line in _split(row) if line]
    assert asked > 0.93 * 40 * 5 * 20
    assert len(seen) == len(set(seen))


def test_the_lines_that_are_held_out_all_follow_on_the_end_of_one() -> None:
    reading = Lines(lines(100), lines(10_000), 20, END, 4)
    rows = whole_rows(*reading.held_out)
    assert [row[0] for row in rows] == [END] * 4
    assert all(token == END or token >= 10_000 for row in rows for token in row)


def test_windows_lie_in_the_text_and_never_in_its_last_tenth() -> None:
    text = list(range(500))
    reading = Windows(text, 16, np.random.default_rng(1))
    tokens, targets = reading.batch(200)
    assert (targets == tokens + 1).all()
    assert targets.max() < 450
    held, wanted = reading.held_out
    assert sorted(wanted[wanted >= 0].tolist()) == list(range(450, 500))
    assert held[0, 0] == 449


def test_a_text_hardly_long_enough_is_read_through_shorter_windows_and_a_shorter_one_is_refused() -> None:
    reading = Windows(list(range(FEWEST)), 64, np.random.default_rng(1))
    tokens, _targets = reading.batch(4)
    assert tokens.shape == (4, reading.length)
    assert reading.length < FEWEST
    with pytest.raises(NotAllowedError, match="too short to learn from: 47 tokens") as refused:
        Windows(list(range(FEWEST - 1)), 16, np.random.default_rng(1))
    assert (refused.value.field, refused.value.limit) == ("text", FEWEST)


def test_what_is_not_there_is_not_asked() -> None:
    tokens, targets = batch_of([[5, 6, 7], [1, 2, 3, 4]], 3)
    assert tokens.tolist() == [[5, 6, 0], [1, 2, 3]]
    assert targets.tolist() == [[6, 7, -1], [2, 3, 4]]
