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


def test_of_equals_the_first_are_taken_at_the_edge_too() -> None:
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0], [1.0, 0.0]])
    assert NEAREST.forward(rows, k=2)[0].tolist() == [4, 1]
    assert NEAREST.forward(rows, k=2)[1].tolist() == [2, 3]
    assert NEAREST.forward(rows, k=3)[4].tolist() == [0, 1, 2]


def test_its_explanation_knows_nothing_of_the_answer() -> None:
    """What was written down is replaced by nonsense: from the rows alone the same number comes out."""
    rows = unit(60, 5)
    value = NEAREST.forward(rows, k=7)
    for index in [(0, 0), (17, 3), (59, 6)]:
        told = NEAREST.explain(index, np.full_like(value, -1.0), rows, k=7)
        assert told.rule(told.terms) == value[index]
        assert [term.product for term in told.terms] == pytest.approx(np.delete(rows @ rows[index[0]], index[0]))
