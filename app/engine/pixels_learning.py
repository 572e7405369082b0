"""How the pixel network learns: forward, the error, backwards, one step downhill. And that, many times.

What an epoch does depends only on the network it starts from, the seed, and the number of the epoch. So a training
stopped at any epoch goes on, from that epoch's network, bit for bit as it would have done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.errors import NotFiniteError
from app.engine.operation import Array
from app.engine.pixels import Network, forward, one_hot, put_loss, put_parameters
from app.engine.tape import Tape
from app.engine.tensor import Tensor

HOLD_LIMIT = 1.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """How to train. `batch_size` 0 means all examples at once; `noise` is the standard deviation added to pixels."""

    learning_rate: float = 0.5
    batch_size: int = 0
    noise: float = 0.0
    loss: str = "squared"
    hold: bool = True
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """A training after `epoch` whole epochs and `step` updates: the network, and how it does on the clean examples."""

    epoch: int
    step: int
    loss: float
    accuracy: float
    probabilities: Array  # [sample, symbol]
    network: Network


def learn(
    tape: Tape, network: Network, pixels: Tensor, target: Tensor, lesson: Lesson, recording: bool = True
) -> tuple[Tensor, Network]:
    """One update: forward, loss, gradient, descend, hold. Returns the loss before it and the network after it."""
    parameters = put_parameters(tape, network)
    pre, probabilities = forward(tape, network, parameters, pixels)
    loss = put_loss(tape, network, lesson.loss, pre, probabilities, target)
    grads = tape.gradient(loss, recording)
    kept, tape.recording = tape.recording, recording
    weights, biases = [], []
    for W, b in parameters:
        weights.append(_stepped(tape, W, grads[W.name], lesson))
        biases.append(_stepped(tape, b, grads[b.name], lesson))
    tape.recording = kept
    return loss, Network(tuple(weights), tuple(biases), network.hidden, network.output)


def _stepped(tape: Tape, parameter: Tensor, grad: Tensor, lesson: Lesson) -> Array:
    stepped = tape.descend(parameter, grad, lesson.learning_rate, f"{parameter.name}.stepped")
    if not lesson.hold:
        return stepped.value
    return tape.hold(stepped, HOLD_LIMIT, f"{parameter.name}.held").value


def judge(network: Network, pixels: Array, answers: Array, loss: str) -> tuple[float, Array]:
    """The error over a set of examples, and the probabilities [sample, symbol]."""
    tape = Tape(recording=False, checked=False)
    parameters = put_parameters(tape, network)
    pre, probabilities = forward(tape, network, parameters, tape.input("pixels", pixels, ("sample", "pixel")))
    target = tape.input("target", one_hot(answers), ("sample", "symbol"))
    return float(put_loss(tape, network, loss, pre, probabilities, target).value), probabilities.value


def train(
    network: Network, pixels: Array, answers: Array, lesson: Lesson, epochs: int, first_epoch: int = 0
) -> Iterator[Moment]:
    """The moment before training, then one after every epoch. pixels [sample, pixel], answers [sample].

    Errors: NotFiniteError when the weights have run away (learning rate too large, weights not held).
    """
    samples = pixels.shape[0]
    size = lesson.batch_size if 0 < lesson.batch_size < samples else samples
    steps_an_epoch = -(-samples // size)
    target = one_hot(answers)
    yield _moment(first_epoch, first_epoch * steps_an_epoch, network, pixels, answers, lesson)
    for epoch in range(first_epoch, first_epoch + epochs):
        shown, order = _shown(pixels, lesson, epoch, size)
        for start in range(0, samples, size):
            network = _update(network, shown, target, order[start : start + size], lesson)
        yield _moment(epoch + 1, (epoch + 1) * steps_an_epoch, network, pixels, answers, lesson)


def _shown(pixels: Array, lesson: Lesson, epoch: int, size: int) -> tuple[Array, NDArray[np.integer[Any]]]:
    """This epoch's pictures, noise added, and the order in which they come."""
    samples = pixels.shape[0]
    if lesson.noise == 0.0 and size == samples:
        return pixels, np.arange(samples)
    rng = np.random.default_rng([lesson.seed, epoch])
    order = rng.permutation(samples)
    noisy = pixels + lesson.noise * rng.standard_normal(pixels.shape)
    return np.clip(noisy, -1.0, 1.0), order


def _update(network: Network, shown: Array, target: Array, batch: NDArray[np.integer[Any]], lesson: Lesson) -> Network:
    tape = Tape(checked=False)
    whole = batch.shape[0] == shown.shape[0]
    rows = slice(None) if whole else batch
    batch_pixels = tape.input("pixels", shown[rows], ("sample", "pixel"))
    batch_target = tape.input("target", target[rows], ("sample", "symbol"))
    _, after = learn(tape, network, batch_pixels, batch_target, lesson, recording=False)
    return after


def _moment(epoch: int, step: int, network: Network, pixels: Array, answers: Array, lesson: Lesson) -> Moment:
    loss, probabilities = judge(network, pixels, answers, lesson.loss)
    if not (np.isfinite(loss) and all(np.isfinite(W).all() for W in network.weights)):
        raise NotFiniteError(f"the weights ran away in epoch {epoch}: they are no longer numbers", "learning_rate")
    right = np.argmax(probabilities, axis=-1) == answers
    return Moment(epoch, step, loss, float(np.mean(right)), probabilities, network)
