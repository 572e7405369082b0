"""A second process: it works on the same arrays, each time it is told to, and says what went wrong."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.second_process import SecondProcess, shared


def test_what_the_second_process_writes_is_seen_here_and_what_is_written_here_there() -> None:
    numbers, squares = shared((2, 3), np.float32), shared((2, 3), np.float32)
    assert not numbers.any()

    def work() -> None:
        squares[:] = numbers**2

    second = SecondProcess(work)
    for first in (1.0, 5.0):
        numbers[:] = first
        second.begin()
        second.wait()
        assert (squares == first**2).all()
    second.close()


def test_what_goes_wrong_there_is_raised_here_and_the_next_time_it_works_again() -> None:
    wrong = shared((1,), np.int64)
    wrong[0] = 1

    def work() -> None:
        if wrong[0]:
            raise ValueError("wrong there")

    second = SecondProcess(work)
    second.begin()
    with pytest.raises(ValueError, match="wrong there"):
        second.wait()
    wrong[0] = 0
    second.begin()
    second.wait()
    second.close()


def test_an_array_of_no_numbers_can_be_shared_too() -> None:
    assert shared((0, 4), np.float64).shape == (0, 4)
