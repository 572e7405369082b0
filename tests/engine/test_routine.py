"""A routine: the steps of a tape as one function, with the same numbers and nothing written down."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.operation import Array
from app.engine.pixels import EXAMPLES, Network
from app.engine.pixels_learning import Lesson
from app.engine.routine import routine
from app.engine.tape import Tape
from tests.engine.pixel_networks import LOSSES, NETWORKS, Answers, backward_tape, pictures
from tests.engine.tries import TRIES


def small_tape() -> Tape:
    tape = Tape()
    pixels = tape.input("pixels", np.array([[1.0, -1.0]]), ("sample", "pixel"))
    W = tape.parameter("W", np.array([[0.5], [0.25]]), ("pixel", "hidden"))
    b = tape.parameter("b", np.array([2.0]), ("hidden",))
    pre = tape.linear(pixels, W, b, "pre")
    tape.hold(tape.tanh(pre, "post"), 0.5, "held")
    return tape


@TRIES
@given(NETWORKS, pictures(), st.sampled_from(LOSSES))
def test_a_routine_of_a_whole_step_of_learning_has_every_number_of_the_tape(
    network: Network, shown: tuple[Array, Answers], loss: str
) -> None:
    tape, _after = backward_tape(network, *shown, Lesson(loss=loss))
    inputs = [name for name, tensor in tape.tensors.items() if tensor.step is None]
    written = [step.writes.name for step in tape.film()]
    again = routine(tape, inputs, written)(*[tape.tensors[name].value for name in inputs])
    assert len(again) == len(written)
    for name, value in zip(written, again, strict=True):
        np.testing.assert_array_equal(value, tape.tensors[name].value, err_msg=name)


def test_other_arrays_go_the_same_way_in_a_batch_of_another_size_too() -> None:
    again = routine(small_tape(), ["pixels", "W"], ["pre"])
    (pre,) = again(np.array([[1.0, 0.0], [0.0, 1.0], [2.0, 2.0]]), np.array([[3.0], [5.0]]))
    assert pre.tolist() == [[5.0], [7.0], [18.0]]


def test_what_is_not_among_the_inputs_stays_as_it_is_on_the_tape() -> None:
    again = routine(small_tape(), ["b"], ["pre"])
    assert again(np.array([10.0]))[0].tolist() == [[10.25]]


def test_the_options_of_a_step_come_along() -> None:
    (held,) = routine(small_tape(), ["pixels"], ["held"])(np.array([[9.0, 9.0]]))
    assert held.tolist() == [[0.5]]


def test_a_routine_may_begin_in_the_middle_and_leaves_out_the_steps_that_lead_nowhere() -> None:
    tape = small_tape()
    (post,) = routine(tape, ["pre"], ["post"])(np.array([[0.0]]))
    assert post.tolist() == [[0.0]]
    with np.errstate(all="raise"):  # the hold and the linear step would not take a row of three
        assert routine(tape, ["pre"], ["post"])(np.zeros(3))[0].tolist() == [0.0, 0.0, 0.0]


def test_a_routine_writes_nothing_onto_the_tape() -> None:
    tape = small_tape()
    names, steps = list(tape.tensors), tape.film()
    routine(tape, ["pixels"], ["post"])(np.array([[0.0, 0.0]]))
    assert (list(tape.tensors), tape.film()) == (names, steps)


def test_the_examples_are_left_as_they_were() -> None:
    pixels, answers = EXAMPLES
    before = pixels.copy()
    network = Network((np.full((9, 4), 0.1),), (np.zeros(4),))
    tape, _after = backward_tape(network, pixels, answers, Lesson())
    routine(tape, ["pixels"], ["grad_layers.0.W"])(pixels)
    np.testing.assert_array_equal(pixels, before)


def test_a_name_that_is_not_on_the_tape_is_refused() -> None:
    with pytest.raises(KeyError):
        routine(small_tape(), ["lost"], ["post"])
    with pytest.raises(KeyError):
        routine(small_tape(), ["pixels"], ["lost"])


def test_no_array_is_kept_that_will_not_be_read_again() -> None:
    tape = Tape()
    signal = tape.input("signal", np.zeros(3), ("d",))
    for number in range(20):
        signal = tape.tanh(signal, f"signal {number}")
    again = routine(tape, ["signal"], ["signal 3", "signal 19"])
    assert again.__code__.co_nlocals <= 4
    third, last = again(np.full(3, 0.5))
    assert last[0] < third[0] < 0.5
