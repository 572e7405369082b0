"""How the pixel network learns: the way of PyTorch, the same again from any epoch, and held where it should be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from app.engine.errors import NotFiniteError
from app.engine.operation import Array
from app.engine.pixels import EXAMPLES, MAX_WEIGHT, N_PIXELS, Network, one_hot, probabilities_of
from app.engine.pixels_learning import HOLD_LIMIT, Drill, Lesson, Moment, judge, learn, train
from app.engine.tape import Tape
from tests.engine.pixel_networks import LOSSES, NETWORKS, Answers, in_pytorch, network_of
from tests.engine.tries import TRIES

PIXELS: Array
ANSWERS: Answers
PIXELS, ANSWERS = EXAMPLES
LESSONS = st.builds(
    Lesson,
    learning_rate=st.floats(0.01, 1.0),
    batch_size=st.integers(0, 6),
    noise=st.sampled_from([0.0, 0.3]),
    loss=st.sampled_from(LOSSES),
    hold=st.booleans(),
    seed=st.integers(0, 2**53 - 1),
)


def arrays_of(network: Network) -> list[Array]:
    return [*network.weights, *network.biases]


def same(first: Network, second: Network) -> bool:
    """Bit for bit."""
    return all(np.array_equal(a, b) for a, b in zip(arrays_of(first), arrays_of(second), strict=True))


def furthest(network: Network) -> float:
    return max(float(np.abs(array).max()) for array in arrays_of(network))


def trained(network: Network, lesson: Lesson, epochs: int, first_epoch: int = 0) -> list[Moment]:
    return list(train(network, PIXELS, ANSWERS, lesson, epochs, first_epoch))


def trained_if_it_does_not_run_away(network: Network, lesson: Lesson, epochs: int, first_epoch: int) -> list[Moment]:
    """For lessons drawn at random, some of which no network survives."""
    try:
        return trained(network, lesson, epochs, first_epoch)
    except NotFiniteError:
        reject()


def step_in_pytorch(network: Network, pixels: Array, answers: Answers, lesson: Lesson) -> Network:
    """One step of stochastic gradient descent, and the weights clamped after it."""
    made = in_pytorch(network, pixels, answers, lesson.loss)
    limit = HOLD_LIMIT if lesson.hold else np.inf

    def stepped(name: str) -> Any:
        return torch.clamp(made[name] - lesson.learning_rate * made[name].grad, -limit, limit).detach().numpy()

    layers = range(len(network.weights))
    weights = tuple(stepped(f"layers.{layer}.W") for layer in layers)
    return Network(weights, tuple(stepped(f"layers.{layer}.b") for layer in layers), network.hidden, network.output)


# ---- one update


@TRIES
@given(NETWORKS, LESSONS)
def test_one_update_is_the_step_that_pytorch_takes(network: Network, lesson: Lesson) -> None:
    tape = Tape(recording=True)
    pixels = tape.input("pixels", PIXELS, ("sample", "pixel"))
    target = tape.input("target", one_hot(ANSWERS), ("sample", "symbol"))
    loss, after = learn(tape, network, pixels, target, lesson)
    theirs = step_in_pytorch(network, PIXELS, ANSWERS, lesson)
    for ours, their in zip(arrays_of(after), arrays_of(theirs), strict=True):
        np.testing.assert_allclose(ours, their, rtol=1e-10, atol=1e-10)
    assert float(loss.value) == pytest.approx(judge(network, PIXELS, ANSWERS, lesson.loss)[0], rel=1e-12)


def test_the_step_and_the_holding_are_on_the_tape_beside_what_they_changed() -> None:
    network = network_of(0)
    tape = Tape()
    pixels = tape.input("pixels", PIXELS, ("sample", "pixel"))
    target = tape.input("target", one_hot(ANSWERS), ("sample", "symbol"))
    _loss, after = learn(tape, network, pixels, target, Lesson(learning_rate=0.7))
    for layer in range(3):
        for part, arrays in (("W", after.weights), ("b", after.biases)):
            name = f"layers.{layer}.{part}"
            grad = tape.tensors[f"grad_{name}"].value
            np.testing.assert_allclose(
                tape.tensors[f"{name}.stepped"].value, tape.tensors[name].value - 0.7 * grad, rtol=1e-14, atol=1e-16
            )
            assert tape.tensors[f"{name}.held"].value is arrays[layer]


@TRIES
@given(NETWORKS, LESSONS, st.integers(1, 4))
def test_a_drill_comes_to_the_numbers_of_as_many_updates_on_tape(
    network: Network, lesson: Lesson, updates: int
) -> None:
    target = one_hot(ANSWERS)
    drill, on_tape = Drill(network, PIXELS, target, lesson), network
    start = [array.copy() for array in arrays_of(network)]
    for _ in range(updates):
        tape = Tape()
        shown, wanted = tape.input("pixels", PIXELS, ("sample", "pixel")), tape.input("target", target, ("sample", "s"))
        loss, on_tape = learn(tape, on_tape, shown, wanted, lesson)
        assert float(drill.update(PIXELS, target)) == pytest.approx(float(loss.value), rel=1e-9, abs=1e-12)
    for drilled, recorded in zip(arrays_of(drill.network()), arrays_of(on_tape), strict=True):
        np.testing.assert_allclose(drilled, recorded, rtol=1e-9, atol=1e-12)
    assert all(np.array_equal(a, b) for a, b in zip(arrays_of(network), start, strict=True)), "the first one stays"


def test_a_network_taken_from_a_drill_does_not_change_with_later_updates() -> None:
    drill = Drill(network_of(1), PIXELS, one_hot(ANSWERS), Lesson())
    taken = drill.network()
    before = [array.copy() for array in arrays_of(taken)]
    drill.update(PIXELS, one_hot(ANSWERS))
    assert all(np.array_equal(a, b) for a, b in zip(arrays_of(taken), before, strict=True))
    assert not same(taken, drill.network())


# ---- a training


@pytest.mark.parametrize("hidden", ["tanh", "relu"])
@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
@pytest.mark.parametrize("loss", LOSSES)
def test_a_training_of_fifty_epochs_goes_the_way_of_pytorch(hidden: str, output: str, loss: str) -> None:
    lesson = Lesson(learning_rate=0.2, loss=loss)
    ours = theirs = network_of(5, hidden=hidden, output=output)
    for moment in islice(train(ours, PIXELS, ANSWERS, lesson, 50), 1, None):
        theirs = step_in_pytorch(theirs, PIXELS, ANSWERS, lesson)
        ours = moment.network
    for our, their in zip(arrays_of(ours), arrays_of(theirs), strict=True):
        np.testing.assert_allclose(our, their, rtol=1e-8, atol=1e-9)


def test_the_first_moment_is_before_any_training_and_then_there_is_one_for_every_epoch() -> None:
    network = network_of(3)
    moments = trained(network, Lesson(batch_size=3), 5)
    assert [moment.epoch for moment in moments] == [0, 1, 2, 3, 4, 5]
    assert [moment.step for moment in moments] == [0, 2, 4, 6, 8, 10], "three examples, then the one that is left"
    assert same(moments[0].network, network)


def test_a_moment_tells_how_the_network_does_on_the_clean_examples() -> None:
    for moment in trained(network_of(3), Lesson(noise=0.8, seed=4), 5):
        probabilities = moment.activations[-1]
        np.testing.assert_allclose(probabilities, probabilities_of(moment.network, PIXELS), rtol=1e-12)
        loss = float(np.sum((probabilities - one_hot(ANSWERS)) ** 2) / 4)
        assert moment.loss == pytest.approx(loss, rel=1e-12)
        right = [int(np.argmax(row)) == answer for row, answer in zip(probabilities, ANSWERS, strict=True)]
        assert moment.accuracy == sum(right) / 4


def test_a_moment_has_what_every_layer_sends_on() -> None:
    moment = trained(network_of(3, (5, 2), hidden="relu"), Lesson(), 3)[-1]
    signal = PIXELS
    assert [sent.shape for sent in moment.activations] == [(4, 5), (4, 2), (4, 4)]
    for W, b, sent in zip(moment.network.weights, moment.network.biases, moment.activations[:-1], strict=False):
        signal = np.maximum(signal @ W + b, 0.0)
        np.testing.assert_allclose(sent, signal, rtol=1e-12, atol=1e-15)


def test_a_training_may_be_looked_at_after_every_step_which_changes_nothing() -> None:
    network, lesson = network_of(3), Lesson(batch_size=3, seed=2)
    by_step = list(train(network, PIXELS, ANSWERS, lesson, 3, each_step=True))
    by_epoch = trained(network, lesson, 3)
    assert [(moment.epoch, moment.step) for moment in by_step] == [
        (0, 0),
        (0, 1),
        (1, 2),
        (1, 3),
        (2, 4),
        (2, 5),
        (3, 6),
    ]
    for whole, same_step in zip(by_epoch, by_step[::2], strict=True):
        assert (whole.epoch, whole.step) == (same_step.epoch, same_step.step)
        assert same(whole.network, same_step.network)
    assert not same(by_step[1].network, by_step[2].network)


@settings(TRIES, max_examples=25)
@given(NETWORKS, LESSONS, st.integers(0, 6), st.integers(0, 6), st.integers(0, 10**6))
def test_a_training_goes_on_from_any_epoch_bit_for_bit(
    network: Network, lesson: Lesson, before: int, after: int, first: int
) -> None:
    whole = trained_if_it_does_not_run_away(network, lesson, before + after, first)
    stopped = whole[before]
    again = trained(stopped.network, lesson, after, stopped.epoch)
    assert len(again) == after + 1
    for resumed, straight in zip(again, whole[before:], strict=True):
        assert same(resumed.network, straight.network)
        assert (resumed.epoch, resumed.step, resumed.loss) == (straight.epoch, straight.step, straight.loss)
        for theirs, ours in zip(resumed.activations, straight.activations, strict=True):
            np.testing.assert_array_equal(theirs, ours)


@settings(TRIES, max_examples=15)
@given(NETWORKS, LESSONS)
def test_the_same_seed_gives_the_same_training_bit_for_bit(network: Network, lesson: Lesson) -> None:
    first, second = (trained_if_it_does_not_run_away(network, lesson, 5, 0) for _ in range(2))
    assert all(same(a.network, b.network) for a, b in zip(first, second, strict=True))


def one_epoch(lesson: Lesson, epoch: int = 0) -> Network:
    return trained(network_of(9), lesson, 1, epoch)[-1].network


def test_the_noise_depends_on_the_seed_and_on_the_epoch() -> None:
    ends = [one_epoch(Lesson(noise=0.3, seed=seed), epoch) for seed in (0, 1) for epoch in (0, 1, 2)]
    for i, first in enumerate(ends):
        assert not any(same(first, second) for second in ends[i + 1 :])


def test_the_order_depends_on_the_seed_and_on_the_epoch() -> None:
    """Four examples have only 24 orders, so a few epochs are looked at together."""
    ends = [[one_epoch(Lesson(batch_size=1, seed=seed), epoch) for epoch in range(4)] for seed in (0, 1)]
    for first, *later in ends:
        assert not all(same(first, other) for other in later)
    assert not all(same(a, b) for a, b in zip(*ends, strict=True))


def test_all_clean_examples_at_once_need_no_seed() -> None:
    assert same(one_epoch(Lesson(seed=1), 3), one_epoch(Lesson(seed=2), 5))
    assert same(one_epoch(Lesson(batch_size=4)), one_epoch(Lesson(batch_size=0)))
    assert same(one_epoch(Lesson(batch_size=99)), one_epoch(Lesson(batch_size=0)))


def epoch_by_hand(network: Network, batches: Sequence[Sequence[int]], lesson: Lesson) -> Network:
    for batch in batches:
        network = step_in_pytorch(network, PIXELS[list(batch)], ANSWERS[list(batch)], lesson)
    return network


def test_every_example_is_shown_once_an_epoch_also_where_the_batches_do_not_divide_them() -> None:
    """Three of the four and then the one left over: of all such epochs by hand, one is the epoch that was run."""
    lesson = Lesson(batch_size=3, seed=8)
    end = one_epoch(lesson)
    others = [[k for k in range(4) if k != last] for last in range(4)]
    by_hand = [epoch_by_hand(network_of(9), [others[last], [last]], lesson) for last in range(4)]
    fits = [np.allclose(end.weights[0], each.weights[0], rtol=1e-9, atol=1e-12) for each in by_hand]
    assert sum(fits) == 1


def test_noisy_pixels_stay_between_black_and_white() -> None:
    """With a huge noise every pixel is ±1: an epoch is then one of the epochs of black and white pictures."""
    network = Network((np.zeros((N_PIXELS, 4)),), (np.zeros(4),))
    lesson = Lesson(noise=1e9, learning_rate=1.0, hold=False)
    moment = trained(network, lesson, 1)[-1]
    # With all weights 0 every output is ½, so grad_pre is known, and the first step gives pixelsᵀ · grad_pre away.
    grad_pre = 2.0 * (0.5 - one_hot(ANSWERS)) / 4 * 0.25  # [sample, symbol]
    seen = np.linalg.solve(grad_pre.T, -moment.network.weights[0].T)  # [sample, pixel]
    np.testing.assert_allclose(np.abs(seen), 1.0, rtol=1e-9)


def test_held_weights_stay_within_one_and_freed_weights_go_beyond() -> None:
    network = network_of(1)
    held = trained(network, Lesson(learning_rate=0.5), 300)
    freed = trained(network, Lesson(learning_rate=0.5, hold=False), 300)
    assert all(furthest(moment.network) <= 1.0 for moment in held)
    assert furthest(held[-1].network) == 1.0
    assert furthest(freed[-1].network) > 1.5
    assert freed[-1].loss < held[-1].loss, "which is what the limit costs"


def test_weights_that_run_away_end_the_training_by_name_and_without_a_warning() -> None:
    network = network_of(1, (12, 12, 12, 12), hidden="relu")
    lesson = Lesson(learning_rate=100.0, loss="cross_entropy", hold=False)
    with pytest.raises(NotFiniteError, match=r"ran away in epoch \d+") as refused:
        trained(network, lesson, 300)
    assert (refused.value.field, refused.value.limit) == ("learning_rate", MAX_WEIGHT)


@pytest.mark.parametrize("seed", range(4))
def test_every_network_that_a_training_gives_can_be_handed_in_again(seed: int) -> None:
    network = network_of(seed, hidden="relu")
    moments = train(network, PIXELS, ANSWERS, Lesson(learning_rate=100.0, loss="cross_entropy", hold=False), 50)
    seen: list[Moment] = []
    with pytest.raises(NotFiniteError):
        seen.extend(moments)  # which keeps what came before the end
    assert seen
    assert max(furthest(moment.network) for moment in seen) <= MAX_WEIGHT


def test_a_bias_that_is_no_number_is_found_too() -> None:
    """A bias of +∞ leaves the loss finite: the last squash makes 1 of it."""
    network = network_of(1)
    network.biases[-1][0] = np.inf
    with pytest.raises(NotFiniteError):
        trained(network, Lesson(), 0)
    network.biases[-1][0] = 0.0
    network.weights[0][0, 0] = np.nan
    with pytest.raises(NotFiniteError):
        trained(network, Lesson(), 0)
