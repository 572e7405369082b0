"""The pixel network: the same as in PyTorch at every stage, and explained from any number down to a pixel."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.errors import NotAllowedError
from app.engine.operation import Array, Index
from app.engine.pixels import (
    DRAWINGS,
    EXAMPLES,
    PIXEL_NAMES,
    SYMBOLS,
    Network,
    first_network,
    layer_axes,
    layer_names,
    one_hot,
    probabilities_of,
    put_loss,
)
from app.engine.pixels_learning import Lesson
from app.engine.tape import Tape
from tests.engine.explanation_proof import complaints
from tests.engine.pixel_networks import LOSSES, NETWORKS, Answers, backward_tape, in_pytorch, network_of, pictures
from tests.engine.tries import TRIES

TOLERANCE = 1e-10


@TRIES
@given(NETWORKS, pictures(), st.sampled_from(LOSSES))
def test_every_stage_and_every_gradient_is_what_pytorch_gives(
    network: Network, shown: tuple[Array, Answers], loss: str
) -> None:
    tape, _after = backward_tape(network, *shown, Lesson(loss=loss))
    theirs = in_pytorch(network, *shown, loss)
    for name, tensor in theirs.items():
        np.testing.assert_allclose(
            tape.tensors[name].value, tensor.detach().numpy(), rtol=TOLERANCE, atol=TOLERANCE, err_msg=name
        )
    last = len(network.weights) - 1
    without = {f"layers.{last}.post"} if loss == "cross_entropy" else set()  # that loss reads the sums before it
    for name in set(theirs) - without:
        np.testing.assert_allclose(
            tape.tensors[f"grad_{name}"].value, theirs[name].grad.numpy(), rtol=TOLERANCE, atol=TOLERANCE, err_msg=name
        )


def every_number(tape: Tape) -> list[tuple[str, Index]]:
    return [(name, index) for name, tensor in tape.tensors.items() for index in np.ndindex(tensor.value.shape)]


def operands_of(tape: Tape, name: str, index: Index) -> list[tuple[str, Index]]:
    """What one number was made from, after its explanation was proved; nothing for a number that was handed in."""
    step, value, explanation = tape.explain(name, index)
    if step is None:
        assert explanation.terms == ()
        assert value == float(tape.tensors[name].value[index])
        return []
    wrong = complaints(step.operation.kind, value, explanation, [read.value for read in step.reads])
    assert wrong == [], f"{name}{list(index)}: {wrong}"
    assert explanation.terms, f"{name}{list(index)} is said to come from nothing"
    operands = []
    for term in explanation.terms:
        operands.append((step.reads[term.operand].name, term.index))
        if term.by_operand is not None and term.by_index is not None:
            operands.append((step.reads[term.by_operand].name, term.by_index))
    return operands


def ends_below(tape: Tape, start: tuple[str, Index]) -> set[tuple[str, Index]]:
    """Press one number, press each operand, and go on: where every way ends."""
    ends, seen, waiting = set(), {start}, [start]
    while waiting:
        place = waiting.pop()
        operands = operands_of(tape, *place)
        if not operands:
            ends.add(place)
        for operand in operands:
            if operand not in seen:
                seen.add(operand)
                waiting.append(operand)
    return ends


@settings(TRIES, max_examples=12)
@given(NETWORKS, pictures(), st.sampled_from(LOSSES), st.booleans())
def test_every_number_of_a_step_of_learning_opens_and_is_made_again_from_its_terms(
    network: Network, shown: tuple[Array, Answers], loss: str, hold: bool
) -> None:
    """Every number on the tape, not a sample of them. Each operand is on the tape too, so every way down is proved."""
    tape, _after = backward_tape(network, *shown, Lesson(loss=loss, hold=hold))
    for name, index in every_number(tape):
        for operand, place in operands_of(tape, name, index):
            assert tape.tensors[operand].value[place].shape == ()


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
@pytest.mark.parametrize("batch", [False, True])
def test_every_way_down_from_any_number_ends_at_what_was_handed_in(loss: str, output: str, batch: bool) -> None:
    network = network_of(3, (4, 3), output=output)
    pixels, answers = EXAMPLES
    one_or_all = slice(None) if batch else 2
    tape, _after = backward_tape(network, pixels[one_or_all], np.asarray(answers[one_or_all]), Lesson(loss=loss))
    handed_in = {name for name, tensor in tape.tensors.items() if tensor.step is None}
    assert handed_in == {"pixels", "target", "grad_loss", *(f"layers.{k}.{p}" for k in range(3) for p in "Wb")}
    for name in tape.tensors:
        ends = ends_below(tape, (name, (0,) * tape.tensors[name].value.ndim))
        assert {end for end, _ in ends} <= handed_in, name
    everything = {(name, index) for name, index in every_number(tape) if name in handed_in - {"grad_loss"}}
    assert ends_below(tape, ("loss", ())) == everything
    first_weight = ends_below(tape, ("layers.0.W.held", (0, 0)))
    assert ("layers.0.W", (0, 0)) in first_weight
    samples = [(k,) for k in range(4)] if batch else [()]
    assert {("pixels", (*sample, 0)) for sample in samples} <= first_weight, "what came in by its wire"
    assert {("target", (*sample, k)) for sample in samples for k in range(4)} <= first_weight, "what was wanted"


def test_a_single_picture_has_no_axis_of_samples_and_a_batch_has_one() -> None:
    network = network_of(0)
    pixels, answers = EXAMPLES
    single, _ = backward_tape(network, pixels[0], np.asarray(answers[0]), Lesson())
    batch, _ = backward_tape(network, pixels, answers, Lesson())
    assert single.tensors["layers.0.pre"].dims == ("hidden_0",)
    assert batch.tensors["layers.0.pre"].dims == ("sample", "hidden_0")
    assert single.tensors["layers.1.W"].dims == batch.tensors["layers.1.W"].dims == ("hidden_0", "hidden_1")
    assert batch.tensors["grad_layers.2.W"].dims == ("hidden_1", "symbol")
    assert batch.tensors["grad_layers.2.pre"].dims == ("sample", "symbol")
    assert batch.tensors["loss"].dims == batch.tensors["grad_loss"].dims == ()


@TRIES
@given(NETWORKS, pictures(), st.sampled_from(LOSSES))
def test_the_axes_of_every_tensor_fit_its_shape(network: Network, shown: tuple[Array, Answers], loss: str) -> None:
    tape, _after = backward_tape(network, *shown, Lesson(loss=loss))
    sizes: dict[str, int] = {}
    for tensor in tape.tensors.values():
        for dim, size in zip(tensor.dims, tensor.value.shape, strict=True):
            assert sizes.setdefault(dim, size) == size, tensor.name


@TRIES
@given(NETWORKS, pictures())
def test_a_batch_gives_every_picture_what_it_gets_alone(network: Network, shown: tuple[Array, Answers]) -> None:
    pixels = shown[0].reshape(-1, 9)
    together = probabilities_of(network, pixels)
    alone = np.stack([probabilities_of(network, picture) for picture in pixels])
    np.testing.assert_allclose(together, alone, rtol=1e-12, atol=1e-15)


@TRIES
@given(NETWORKS, pictures())
def test_probabilities_lie_between_zero_and_one_and_softmax_shares_one_whole(
    network: Network, shown: tuple[Array, Answers]
) -> None:
    probabilities = probabilities_of(network, shown[0])
    assert np.all((probabilities >= 0.0) & (probabilities <= 1.0))
    if network.output == "softmax":
        np.testing.assert_allclose(probabilities.sum(axis=-1), 1.0, rtol=1e-12)


@settings(TRIES, max_examples=20)
@given(
    st.integers(0, 2**32 - 1),
    st.lists(st.integers(1, 12), min_size=1, max_size=4).map(tuple),
    st.sampled_from(["tanh", "relu"]),
    st.sampled_from(["sigmoid", "softmax"]),
    st.sampled_from(LOSSES),
)
def test_the_largest_weights_that_are_taken_in_overflow_nothing(
    seed: int, inner: tuple[int, ...], hidden: str, output: str, loss: str
) -> None:
    """With weights of ±1000 every number of a step, the longest steps too, is finite; a NaN would be refused."""
    network = network_of(seed, inner, hidden, output, scale=1000.0)
    for weight in network.weights:
        weight[:] = np.where(weight > 0, 1000.0, -1000.0)
    tape, _after = backward_tape(network, *EXAMPLES, Lesson(learning_rate=100.0, loss=loss, hold=False))
    assert all(np.isfinite(tensor.value).all() for tensor in tape.tensors.values())


def test_the_four_symbols_are_drawn_as_their_names_say() -> None:
    pictures = ["".join(".#"[int(place)] for place in row) for row in DRAWINGS]
    assert dict(zip(SYMBOLS, pictures, strict=True)) == {
        "✕": "#.#" + ".#." + "#.#",
        "◯": "###" + "#.#" + "###",
        "+": ".#." + "###" + ".#.",
        "—": "..." + "###" + "...",
    }
    pixels, answers = EXAMPLES
    assert set(np.unique(pixels)) == {-1.0, 1.0}
    assert np.array_equal(pixels > 0, DRAWINGS > 0)
    assert answers.tolist() == [0, 1, 2, 3]


def test_the_places_of_the_screen_are_named_row_by_row() -> None:
    assert len(set(PIXEL_NAMES)) == 9
    assert [PIXEL_NAMES[k] for k in (0, 2, 4, 6, 8)] == [
        "top left",
        "top right",
        "middle",
        "bottom left",
        "bottom right",
    ]


def test_first_weights_lie_within_one_and_depend_on_the_generator_alone() -> None:
    sizes = (9, 12, 12, 12, 12, 4)
    network = first_network(np.random.default_rng(7), sizes)
    again = first_network(np.random.default_rng(7), sizes)
    other = first_network(np.random.default_rng(8), sizes)
    assert network.sizes == sizes
    numbers = np.concatenate([array.ravel() for array in (*network.weights, *network.biases)])
    assert np.all(np.abs(numbers) <= 1.0)
    assert np.abs(numbers).max() > 0.95, "and they fill the whole of it"
    assert abs(numbers.mean()) < 0.1
    assert all(np.array_equal(a, b) for a, b in zip(network.weights, again.weights, strict=True))
    assert not np.array_equal(network.weights[0], other.weights[0])


def test_an_unknown_squash_or_loss_is_refused_by_name() -> None:
    weights, biases = (np.zeros((9, 4)),), (np.zeros(4),)
    with pytest.raises(NotAllowedError, match="swish") as refused:
        Network(weights, biases, hidden="swish")
    assert (refused.value.field, refused.value.limit) == ("hidden", "tanh, relu")
    with pytest.raises(NotAllowedError, match="argmax") as refused:
        Network(weights, biases, output="argmax")
    assert refused.value.field == "output"
    tape = Tape()
    tensor = tape.input("target", np.zeros(4), ("symbol",))
    with pytest.raises(NotAllowedError, match="hinge") as refused:
        put_loss(tape, Network(weights, biases), "hinge", tensor, tensor, tensor)
    assert refused.value.field == "loss"


def test_layers_have_names_and_axes_of_their_own() -> None:
    assert layer_axes(3) == ("pixel", "hidden_0", "hidden_1", "symbol")
    assert layer_names(1) == ("layers.1.W", "layers.1.b", "layers.1.pre", "layers.1.post")
    assert layer_names(0, "plus.")[0] == "plus.layers.0.W"


def test_an_answer_becomes_a_row_with_one_one() -> None:
    assert one_hot(np.array(2)).tolist() == [0.0, 0.0, 1.0, 0.0]
    assert one_hot(np.array([3, 0])).tolist() == [[0.0, 0.0, 0.0, 1.0], [1.0, 0.0, 0.0, 0.0]]
