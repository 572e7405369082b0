"""merge: two tokens become one."""

import numpy as np
import pytest

from app.engine.operations.merge import MERGE
from app.engine.tokenizers.pieces import pieces_of

PIECES = pieces_of([(116, b"t"), (104, b"h"), (300, b"th"), (301, b"ht")])
LEFT, RIGHT = np.array([0.0, 116.0]), np.array(104.0)


def test_the_id_is_that_of_the_two_pieces_joined() -> None:
    made = MERGE.forward(LEFT, RIGHT, left_at=(1,), right_at=(), pieces=PIECES)
    assert made.shape == ()
    assert float(made) == 300.0


def test_left_and_right_are_told_in_their_order() -> None:
    made = MERGE.forward(LEFT, RIGHT, left_at=(1,), right_at=(), pieces=PIECES)
    told = MERGE.explain((), made, LEFT, RIGHT, left_at=(1,), right_at=(), pieces=PIECES)
    assert [(term.operand, term.index, term.value) for term in told.terms] == [(0, (1,), 116.0), (1, (), 104.0)]
    assert told.in_order
    assert told.rule(told.terms) == 300.0
    assert told.rule(told.terms[::-1]) == 301.0


def test_two_pieces_that_make_none_are_an_error() -> None:
    with pytest.raises(KeyError):
        MERGE.forward(RIGHT, RIGHT, left_at=(), right_at=(), pieces=PIECES)
