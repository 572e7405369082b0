"""The arrays of others' checkpoints, taken one by one."""

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.their_arrays import TheirArrays


def test_what_is_taken_is_gone_and_what_is_left_is_named() -> None:
    theirs = TheirArrays("BERT", {"one": np.ones(3), "two": np.ones(2)})
    assert theirs.take("one", 3).shape == (3,)
    with pytest.raises(NotAllowedError, match="a parameter of BERT is missing: 'one'"):
        theirs.take("one", 3)
    with pytest.raises(NotAllowedError, match="does not have: 'two'"):
        theirs.finish()


def test_another_shape_is_refused() -> None:
    with pytest.raises(NotAllowedError, match=r"one has the shape \[3\], it should have \[1, 3\]"):
        TheirArrays("BERT", {"one": np.ones(3)}).take("one", 1, 3)
