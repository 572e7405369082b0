"""The tape: what it writes down, what it refuses, and what its three readers read from it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from app.engine.errors import EngineError, NotFiniteError, ShapeError
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from tests.engine.explanation_proof import complaints
from tests.engine.tries import TRIES


def small_tape(**how: bool) -> tuple[Tape, dict[str, Tensor]]:
    """tanh(pixels · W + b), its mean the loss; and every tensor on it, also where the tape keeps none."""
    rng = np.random.default_rng(11)
    tape = Tape(**how)
    pixels = tape.input("pixels", rng.normal(size=(4, 3)), ("sample", "pixel"))
    W = tape.parameter("W", rng.normal(size=(3, 2)), ("pixel", "hidden"))
    b = tape.parameter("b", rng.normal(size=2), ("hidden",))
    pre = tape.linear(pixels, W, b, "pre")
    post = tape.tanh(pre, "post")
    loss = tape.mean(post, "loss")
    return tape, {tensor.name: tensor for tensor in (pixels, W, b, pre, post, loss)}


# ---- writing


def test_a_tape_holds_references_and_never_copies() -> None:
    tape, tensors = small_tape()
    array = np.ones(3)
    assert tape.input("more", array, ("d",)).value is array
    assert tape.tensors["more"].value is array
    assert tape.tensors["pre"] is tensors["pre"]
    assert tape.film()[1].reads == (tensors["pre"],)


def test_a_name_is_written_once() -> None:
    tape, tensors = small_tape()
    with pytest.raises(EngineError, match="a tape writes a name once: pixels") as refused:
        tape.input("pixels", np.zeros(1), ("d",))
    assert refused.value.field == "pixels"
    with pytest.raises(EngineError, match="once: post"):
        tape.tanh(tensors["pre"], "post")
    assert len(tape.film()) == 3
    tape.gradient("loss")
    with pytest.raises(EngineError, match="once: grad_loss"):
        tape.gradient("loss")


def test_as_many_axes_must_be_named_as_the_array_has() -> None:
    with pytest.raises(ShapeError, match="pixels has 2 axes, 1 were named: pixel"):
        Tape().input("pixels", np.zeros((2, 9)), ("pixel",))


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_no_number_is_refused_where_it_is_handed_in_and_named(bad: float) -> None:
    tape = Tape()
    with pytest.raises(NotFiniteError, match=r"layers\.0\.W") as refused:
        tape.parameter("layers.0.W", np.array([[0.0, bad]]), ("pixel", "hidden_0"))
    assert refused.value.field == "layers.0.W"
    assert tape.tensors == {}


@pytest.mark.parametrize("recording", [True, False])
def test_what_is_no_number_is_refused_where_it_is_born_and_not_a_step_later(recording: bool) -> None:
    tape = Tape(recording=recording)
    huge = tape.input("huge", np.array([1e308]), ("d",))
    with np.errstate(over="ignore"), pytest.raises(NotFiniteError, match="twice") as refused:
        tape.tanh(tape.add(huge, huge, "twice"), "later")
    assert refused.value.field == "twice"
    assert "twice" not in tape.tensors
    assert tape.film() == []


def test_bulk_training_may_leave_the_search_for_what_is_no_number_out() -> None:
    tape = Tape(checked=False)
    huge = tape.input("huge", np.array([1e308]), ("d",))
    with np.errstate(over="ignore"):
        assert np.isinf(tape.add(huge, huge, "twice").value).all()


@pytest.mark.parametrize("recording", [True, False])
def test_what_is_masked_on_purpose_is_let_through_and_nothing_else_that_is_no_number(recording: bool) -> None:
    tape = Tape(recording=recording)
    scores = tape.top_k(tape.input("scores", np.array([1.0, 2.0]), ("d",)), 1, "kept")
    assert scores.value.tolist() == [-np.inf, 2.0]
    assert scores.masked == recording
    assert tape.softmax(scores, "probs").value.tolist() == [0.0, 1.0]
    huge = tape.input("huge", np.full((1, 1, 1), 1e200), ("pos", "head", "d_head"))
    with np.errstate(over="ignore"), pytest.raises(NotFiniteError, match="too_large"):
        tape.attn_scores(huge, huge, True, "too_large")


# ---- the film


def test_the_film_has_the_steps_in_the_order_in_which_they_ran() -> None:
    tape, _tensors = small_tape()
    tape.gradient("loss")
    assert [step.number for step in tape.film()] == list(range(1, len(tape.film()) + 1))
    assert [step.operation.kind for step in tape.film()] == [
        "linear",
        "tanh",
        "mean",
        "mean_grad",
        "tanh_grad",
        "linear_grad_weight",
        "linear_grad_bias",
    ]


def test_what_a_step_reads_was_handed_in_or_written_before() -> None:
    tape, _tensors = small_tape()
    tape.gradient("loss")
    known = {name for name, tensor in tape.tensors.items() if tensor.step is None}
    assert known == {"pixels", "W", "b", "grad_loss"}
    for step in tape.film():
        assert {read.name for read in step.reads} <= known
        known.add(step.writes.name)


def test_to_change_the_film_is_not_to_change_the_tape() -> None:
    tape, _tensors = small_tape()
    tape.film().clear()
    assert len(tape.film()) == 3


# ---- recording off


def test_a_tape_that_does_not_record_gives_the_same_numbers_and_keeps_nothing() -> None:
    tape, on = small_tape()
    silent, off = small_tape(recording=False)
    for name, tensor in on.items():
        np.testing.assert_array_equal(off[name].value, tensor.value)
        assert off[name].step is None
    assert silent.tensors == {}
    assert silent.film() == []
    assert len(tape.tensors) == 6


def test_a_gradient_that_is_not_recorded_has_the_same_numbers_and_leaves_the_tape_as_it_was() -> None:
    tape, _tensors = small_tape()
    names, steps = list(tape.tensors), tape.film()
    unrecorded = tape.gradient("loss", recording=False)
    assert (list(tape.tensors), tape.film(), tape.recording) == (names, steps, True)
    recorded = tape.gradient("loss")
    assert set(unrecorded) == set(recorded) == {"loss", "post", "pre", "W", "b"}
    for name, grad in recorded.items():
        np.testing.assert_array_equal(unrecorded[name].value, grad.value)
        assert tape.tensors[f"grad_{name}"] is grad


def test_a_tape_records_on_after_a_gradient_that_failed() -> None:
    tape, _tensors = small_tape()
    tape.input("grad_pre", np.zeros(1), ("d",))
    with pytest.raises(EngineError, match="once: grad_pre"):
        tape.gradient("loss")
    assert tape.recording
    silent, tensors = small_tape()
    tensors["post"].value = np.full((4, 2), 1e200)  # the slope of tanh is then −10⁴⁰⁰
    with np.errstate(over="ignore", invalid="ignore"), pytest.raises(NotFiniteError, match="grad_pre"):
        silent.gradient("loss", recording=False)
    assert silent.recording


# ---- the gradient


def test_no_gradient_is_taken_of_what_is_not_learned() -> None:
    tape, _tensors = small_tape()
    assert "pixels" not in tape.gradient("loss")
    assert "grad_pixels" not in tape.tensors


def test_a_gradient_is_taken_by_name_or_of_the_tensor_itself() -> None:
    tape, tensors = small_tape()
    by_name = tape.gradient("loss", recording=False)
    by_tensor = tape.gradient(tensors["loss"], recording=False)
    np.testing.assert_array_equal(by_name["W"].value, by_tensor["W"].value)


def test_a_gradient_is_taken_of_one_number_that_is_on_the_tape() -> None:
    tape, _tensors = small_tape()
    with pytest.raises(ShapeError, match="a gradient is taken of one number, post has 8"):
        tape.gradient("post")
    with pytest.raises(EngineError, match="no such tensor here: lost") as refused:
        tape.gradient("lost")
    assert refused.value.field == "tensor"


def test_an_array_that_is_read_twice_has_a_gradient_by_each_road_and_their_sum() -> None:
    tape = Tape()
    h = tape.parameter("h", np.array([0.5, -1.5]), ("d",))
    squashed = tape.tanh(h, "squashed")
    both = tape.add(h, squashed, "both")
    tape.mean(tape.add(both, h, "thrice"), "loss")
    grads = tape.gradient("loss")
    roads = [name for name in tape.tensors if name.startswith("grad_h.by.")]
    assert sorted(roads) == ["grad_h.by.both.0", "grad_h.by.squashed.0", "grad_h.by.thrice.1"]
    np.testing.assert_allclose(grads["h"].value, (2.0 + (1.0 - np.tanh(h.value) ** 2)) / 2.0, rtol=1e-15)
    step, value, explanation = tape.explain("grad_h", (0,))
    assert step is not None
    assert {step.reads[term.operand].name for term in explanation.terms} == set(roads)
    assert explanation.rule(explanation.terms) == pytest.approx(value, rel=1e-15)


def test_an_array_added_to_itself_has_both_roads() -> None:
    tape = Tape()
    h = tape.parameter("h", np.array([3.0]), ("d",))
    tape.mean(tape.add(h, h, "twice"), "loss")
    assert tape.gradient("loss")["h"].value.tolist() == [2.0]
    assert {"grad_h.by.twice.0", "grad_h.by.twice.1", "grad_h"} <= set(tape.tensors)


ONE_OF = {"tanh": torch.tanh, "sigmoid": torch.sigmoid, "softmax": lambda scores: torch.softmax(scores, dim=-1)}


@TRIES
@given(
    st.integers(0, 2**32 - 1),
    st.lists(
        st.tuples(st.sampled_from([*ONE_OF, "add", "linear"]), st.integers(0, 99), st.integers(0, 99)),
        min_size=1,
        max_size=8,
    ),
)
def test_however_the_roads_part_and_meet_the_gradients_are_those_of_pytorch(
    seed: int, plan: list[tuple[str, int, int]]
) -> None:
    """Random computations: each step reads any of the arrays before it, the weights are shared by every linear."""
    rng = np.random.default_rng(seed)
    tape = Tape()
    start, W, b = rng.normal(size=(3, 2)), rng.normal(size=(2, 2)), rng.normal(size=2)
    ours = [tape.parameter("t0", start, ("sample", "d"))]
    our_W, our_b = tape.parameter("W", W, ("d", "d")), tape.parameter("b", b, ("d",))
    theirs: list[Any] = [torch.tensor(start, requires_grad=True)]
    their_W, their_b = torch.tensor(W, requires_grad=True), torch.tensor(b, requires_grad=True)
    for number, (kind, first, second) in enumerate(plan, 1):
        i, j, name = first % number, second % number, f"t{number}"
        if kind == "add":
            ours.append(tape.add(ours[i], ours[j], name))
            theirs.append(theirs[i] + theirs[j])
        elif kind == "linear":
            ours.append(tape.linear(ours[i], our_W, our_b, name))
            theirs.append(theirs[i] @ their_W + their_b)
        else:
            ours.append(getattr(tape, kind)(ours[i], name))
            theirs.append(ONE_OF[kind](theirs[i]))
    tape.mean(ours[-1], "loss")
    grads = tape.gradient("loss")
    named = {"W": their_W, "b": their_b} | {f"t{k}": tensor for k, tensor in enumerate(theirs)}
    their_grads = torch.autograd.grad(theirs[-1].mean(), list(named.values()), allow_unused=True)
    for name, grad in zip(named, their_grads, strict=True):
        if grad is None:
            assert name not in grads
        else:
            np.testing.assert_allclose(grads[name].value, grad.numpy(), rtol=1e-10, atol=1e-10, err_msg=name)
            assert grads[name].dims == tape.tensors[name].dims
    for step in tape.film():
        index = (0,) * step.writes.value.ndim
        _step, value, explanation = tape.explain(step.writes.name, index)
        assert complaints(step.operation.kind, value, explanation, [read.value for read in step.reads]) == []


# ---- explain


def test_a_number_that_was_handed_in_comes_from_nothing() -> None:
    tape, tensors = small_tape()
    step, value, explanation = tape.explain("W", (2, 1))
    assert step is None
    assert value == tensors["W"].value[2, 1]
    assert (explanation.formula, explanation.terms) == ("given", ())


def test_a_number_that_was_made_names_the_step_and_its_operands() -> None:
    tape, tensors = small_tape()
    step, value, explanation = tape.explain("pre", (3, 1))
    assert step is tape.film()[0]
    assert value == tensors["pre"].value[3, 1]
    assert [step.reads[term.operand].name for term in explanation.terms] == ["pixels", "pixels", "pixels", "b"]
    assert [term.index for term in explanation.terms] == [(3, 0), (3, 1), (3, 2), (1,)]


def test_a_name_that_is_not_on_the_tape_is_refused() -> None:
    tape, _tensors = small_tape()
    with pytest.raises(EngineError, match=r"there is no such tensor here: layers\.9\.W") as refused:
        tape.explain("layers.9.W", (0, 0))
    assert refused.value.field == "tensor"


@pytest.mark.parametrize("index", [(), (0,), (0, 0, 0), (4, 0), (0, 2), (-1, 0), (0, -1), (10**9, 0)])
def test_a_place_that_the_tensor_does_not_have_is_refused_with_its_shape(index: tuple[int, ...]) -> None:
    tape, _tensors = small_tape()
    with pytest.raises(EngineError, match=r"its shape is \[4, 2\]") as refused:
        tape.explain("pre", index)
    assert refused.value.field == "index"
    assert str(list(index)) in refused.value.message


def test_one_number_alone_has_the_empty_index() -> None:
    tape, tensors = small_tape()
    _step, value, explanation = tape.explain("loss", ())
    assert value == float(tensors["loss"].value)
    assert len(explanation.terms) == 8
    with pytest.raises(EngineError):
        tape.explain("loss", (0,))


def test_tensors_that_were_made_before_are_placed_once() -> None:
    made = Tensor("weights", np.ones(3), ("place",), True)
    tape = Tape()
    tape.place({"weights": made})
    assert tape.gradient(tape.mean(made, "mean"))["weights"].value.shape == (3,)
    with pytest.raises(EngineError, match="a tape writes a name once: weights"):
        tape.place({"weights": made})
