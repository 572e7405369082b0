"""positions: each place fetches its own row."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.operations.positions import GRAD_WEIGHT, POSITIONS

TABLE = np.arange(8.0).reshape(4, 2)


def test_the_places_from_the_start_on_fetch_their_rows() -> None:
    assert POSITIONS.forward(TABLE, start=1, length=2).tolist() == [[2.0, 3.0], [4.0, 5.0]]


def test_rows_that_were_not_fetched_have_no_gradient() -> None:
    placed = GRAD_WEIGHT.forward(np.ones((2, 2)), TABLE, start=1, length=2)
    assert placed.tolist() == [[0.0, 0.0], [1.0, 1.0], [1.0, 1.0], [0.0, 0.0]]


@pytest.mark.parametrize(("start", "length"), [(0, 5), (3, 2), (-1, 1)])
def test_a_place_that_has_no_row_is_refused(start: int, length: int) -> None:
    with pytest.raises(NotAllowedError, match="too many places") as refused:
        POSITIONS.forward(TABLE, start=start, length=length)
    assert refused.value.limit == 4
