"""nearest: the rows most alike to each."""

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.operations import nearest
from app.engine.operations.nearest import NEAREST


def unit(n: int, d: int) -> np.ndarray:
    rows = np.random.default_rng(1).normal(size=(n, d))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def test_it_is_what_sorting_everything_gives() -> None:
    rows = unit(60, 5)
    alike = rows @ rows.T
    np.fill_diagonal(alike, -np.inf)
    assert NEAREST.forward(rows, k=7).tolist() == np.argsort(-alike, axis=1)[:, :7].tolist()


def test_many_rows_are_taken_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = unit(60, 5)
    whole = NEAREST.forward(rows, k=3)
    monkeypatch.setattr(nearest, "AT_ONCE", 7)
    assert NEAREST.forward(rows, k=3).tolist() == whole.tolist()


def test_what_is_known_is_not_computed_again() -> None:
    known = np.zeros((60, 3))
    assert NEAREST.forward(unit(60, 5), k=3, known=known) is known


def test_more_neighbours_than_there_are_are_refused() -> None:
    with pytest.raises(NotAllowedError, match="3 nearest of 3 rows"):
        NEAREST.forward(unit(3, 2), k=3)
