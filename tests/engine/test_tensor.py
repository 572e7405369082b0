"""A tensor knows its axes without being told, and which step made it."""

import gc
import weakref

import numpy as np
import pytest

from app.engine.tape import Tape
from app.engine.tensor import Tensor


def test_the_axes_of_a_result_are_worked_out_from_those_of_what_was_read() -> None:
    tape = Tape()
    pixels = tape.input("pixels", np.zeros((5, 3)), ("sample", "pixel"))
    W = tape.parameter("W", np.zeros((3, 2)), ("pixel", "hidden"))
    b = tape.parameter("b", np.zeros(2), ("hidden",))
    post = tape.tanh(tape.linear(pixels, W, b, "pre"), "post")
    assert post.dims == ("sample", "hidden")
    assert tape.mean(post, "average").dims == ()
    assert tape.argmax(post, "answer").dims == ("sample",)


def test_a_tensor_learns_when_anything_that_it_was_made_from_learns() -> None:
    tape = Tape()
    fixed = tape.input("fixed", np.zeros(2), ("d",))
    learned = tape.parameter("learned", np.zeros(2), ("d",))
    assert not tape.tanh(fixed, "from fixed").learns
    assert tape.add(fixed, learned, "from both").learns


def test_what_was_handed_in_has_no_step_and_what_was_made_has_one() -> None:
    tape = Tape()
    given = tape.input("given", np.zeros(2), ("d",))
    made = tape.tanh(given, "made")
    assert given.step is None
    assert made.step is not None
    assert made.step.writes is made
    assert made.step.reads == (given,)
    assert made.step.number == 1


def test_a_tensor_can_hold_nothing_but_what_it_declares() -> None:
    assert not hasattr(Tensor("loose", np.zeros(1), ("d",)), "__dict__")


def test_a_tape_that_is_let_go_is_gone_at_once() -> None:
    tape = Tape()
    made = tape.tanh(tape.input("first", np.ones(3), ("place",)), "made")
    summed = weakref.ref(tape.add(made, made, "sum").value)
    alone = tape.film()[-1]
    assert alone.writes.name == "sum"
    gc.disable()  # so that no collector of circles comes to help
    try:
        del tape
        assert summed() is None
    finally:
        gc.enable()
    with pytest.raises(ReferenceError, match="gone"):
        _ = alone.writes
