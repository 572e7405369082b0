"""The doctor: each thing that keeps a network from learning is found, and not found where it is not."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.operation import Array
from app.engine.pixels import EXAMPLES, Network, probabilities_of
from app.engine.pixels_doctor import PINNED, SATURATED, WINDOW, Finding, examine
from app.engine.pixels_learning import Lesson, Moment, judge, train
from tests.engine.pixel_networks import Answers, network_of

PIXELS: Array
ANSWERS: Answers
PIXELS, ANSWERS = EXAMPLES
FALLING = [1.0 / (1.0 + k) for k in range(WINDOW)]


def look(
    network: Network, losses: list[float] | None = None, accuracy: float = 0.5, held: bool = True
) -> list[Finding]:
    loss, activations = judge(network, PIXELS, ANSWERS, "squared")
    moment = Moment(30, 30, loss, accuracy, activations, network)
    return examine(moment, FALLING if losses is None else losses, held)


def kinds(findings: list[Finding]) -> set[str]:
    return {finding.kind for finding in findings}


def after(network: Network, lesson: Lesson, epochs: int) -> list[Finding]:
    """What is found at the end of a real training."""
    moments = list(train(network, PIXELS, ANSWERS, lesson, epochs))
    losses = [moment.loss for moment in moments]
    return examine(moments[-1], losses, lesson.hold, min(losses))


def outputs_of_layer(network: Network, layer: int) -> Array:
    """Made here once more, without the engine."""
    signal = PIXELS
    for W, b in list(zip(network.weights, network.biases, strict=True))[: layer + 1]:
        signal = np.tanh(signal @ W + b) if network.hidden == "tanh" else np.maximum(signal @ W + b, 0.0)
    return signal


def test_a_healthy_network_at_the_start_has_no_finding() -> None:
    assert look(network_of(1, scale=0.3)) == []
    assert look(network_of(1, scale=0.3), [0.7], 0.25) == [], "one loss says nothing yet"


def test_the_default_training_ends_without_a_finding() -> None:
    assert after(network_of(1), Lesson(learning_rate=0.3), 300) == []


def test_a_tanh_neuron_at_its_end_on_every_example_is_saturated() -> None:
    network = network_of(1, scale=0.3)
    network.biases[1][2] = 9.0
    (finding,) = look(network)
    assert (finding.kind, finding.layer, finding.neuron) == ("saturated", 1, 2)
    assert finding.value == pytest.approx(np.abs(outputs_of_layer(network, 1)[:, 2]).min(), rel=1e-12)
    assert finding.value > SATURATED


def test_many_saturated_neurons_are_one_finding_that_names_them_all() -> None:
    network = network_of(1, scale=0.3)
    network.biases[0][[0, 4]] = [9.0, -3.5]
    network.biases[1][2] = 9.0
    (finding,) = look(network)
    assert finding.neurons == ((0, 0), (0, 4), (1, 2))
    assert (finding.layer, finding.neuron) == (0, 4), "the one whose number is true of all"
    assert finding.value == pytest.approx(np.abs(outputs_of_layer(network, 0)[:, 4]).min(), rel=1e-12)


def test_a_neuron_that_is_free_on_one_example_is_not_saturated() -> None:
    network = network_of(1, scale=0.3)
    network.weights[0][:, 0] = np.linalg.lstsq(PIXELS, np.array([0.0, 5.0, 5.0, -5.0]))[0]
    network.biases[0][0] = 0.0
    assert (np.abs(outputs_of_layer(network, 0)[:, 0]) > SATURATED).tolist() == [False, True, True, True]
    assert look(network) == []


def test_a_relu_neuron_that_sends_zero_on_every_example_is_dead() -> None:
    network = network_of(4, scale=0.3, hidden="relu")
    network.biases[0][:] = 5.0
    network.biases[1][:] = 50.0
    network.biases[0][3] = -50.0
    assert look(network) == [Finding("dead", 0.0, 0, 3, ((0, 3),))]


def test_weights_that_stand_at_the_limit_are_pinned_where_they_are_held() -> None:
    network = network_of(1, scale=0.3)
    network.weights[0][:] = np.where(network.weights[0] > 0, 1.0, -1.0)
    share = network.weights[0].size / sum(weight.size for weight in network.weights)
    assert share > PINNED
    assert look(network, held=False) == []
    pinned = next(finding for finding in look(network) if finding.kind == "pinned")
    assert pinned.value == pytest.approx(share)


def test_a_few_weights_at_the_limit_are_nothing_to_speak_of() -> None:
    network = network_of(1, scale=0.3)
    network.weights[1][:] = np.where(network.weights[1] > 0, 1.0, -1.0)
    assert "pinned" not in kinds(look(network))


def test_an_error_that_rises_again_and_again_comes_of_steps_too_long() -> None:
    losses = [1.0 if k % 2 else 0.5 for k in range(WINDOW)]
    assert look(network_of(1, scale=0.3), losses) == [Finding("rate_too_large", 10 / 19)]


def test_steps_too_long_show_in_a_real_training() -> None:
    assert "rate_too_large" in kinds(after(network_of(1), Lesson(learning_rate=12.0), 60))


def test_one_step_too_long_that_throws_the_error_back_is_found_at_once_and_comes_first() -> None:
    """After one epoch at 0.3, a step of 100 puts every weight at its end: the error jumps and then stands still."""
    *_before, start = train(network_of(1), PIXELS, ANSWERS, Lesson(learning_rate=0.3), 1)
    for epochs in (1, 5, 100):
        findings = after(start.network, Lesson(learning_rate=100.0), epochs)
        assert findings[0].kind in ("thrown_back", "rate_too_large")
        assert "plateau" not in kinds(findings), "a larger rate would not help"


def test_an_error_above_its_lowest_was_thrown_back_and_one_that_falls_was_not() -> None:
    network = network_of(1, scale=0.3)
    moment = Moment(30, 30, 1.5, 0.5, judge(network, PIXELS, ANSWERS, "squared")[1], network)
    assert examine(moment, [1.0, 1.5], True, 1.0) == [Finding("thrown_back", 0.5)]
    assert examine(moment, [1.0, 1.04], True, 1.0) == []
    assert examine(moment, [0.01, 0.04], True, 0.01) == [], "so small a rise is nothing to speak of"
    assert examine(moment, [1.5, 1.0], True, 1.0) == []


@pytest.mark.parametrize("rate", [0.1, 0.3, 1.0, 2.0])
def test_a_training_that_goes_well_is_never_said_to_take_steps_too_long(rate: float) -> None:
    for seed in range(1, 4):
        found = kinds(after(network_of(seed), Lesson(learning_rate=rate), 60))
        assert not found & {"thrown_back", "rate_too_large"}


def test_an_error_that_stands_still_before_all_is_right_is_a_plateau() -> None:
    still = [0.75] * WINDOW
    assert look(network_of(1, scale=0.3), still) == [Finding("plateau", 0.0)]
    assert look(network_of(1, scale=0.3), still, accuracy=1.0) == [], "when all is right it may stand still"


def test_a_plateau_shows_in_a_real_training_that_cannot_go_on() -> None:
    network = network_of(1, hidden="relu")
    network.biases[0][:] = -20.0  # the whole first layer is dead
    findings = after(network, Lesson(learning_rate=0.3, hold=False), 300)
    assert {"plateau", "dead"} <= kinds(findings)


def test_only_the_latest_losses_count() -> None:
    network = network_of(1, scale=0.3)
    assert look(network, [0.75] * 100 + FALLING) == []
    assert look(network, [*FALLING, *[0.75] * WINDOW]) == [Finding("plateau", 0.0)]
    assert look(network, [0.75] * (WINDOW - 1)) == [], "fewer than it takes"


def test_looking_changes_nothing() -> None:
    network = network_of(1)
    before = probabilities_of(network, PIXELS)
    look(network)
    np.testing.assert_array_equal(probabilities_of(network, PIXELS), before)
