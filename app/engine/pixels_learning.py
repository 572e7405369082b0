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
from app.engine.operations.descend import DESCEND
from app.engine.operations.hold import HOLD
from app.engine.pixels import MAX_WEIGHT, Network, forward, layer_names, one_hot, put_loss, put_parameters
from app.engine.routine import routine
from app.engine.said import N_
from app.engine.tape import Tape
from app.engine.tensor import Tensor

HOLD_LIMIT = 1.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """How to train. `batch_size` 0 means all examples at once; `noise` is the standard deviation added to pixels."""

    learning_rate: float = 0.3
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
    activations: tuple[Array, ...]  # what each layer sends on: [sample, hidden_l], at last [sample, symbol]
    network: Network


def learn(tape: Tape, network: Network, pixels: Tensor, target: Tensor, lesson: Lesson) -> tuple[Tensor, Network]:
    """One update: forward, loss, gradient, descend, hold. Returns the loss before it and the network after it."""
    parameters = put_parameters(tape, network)
    pre, probabilities = forward(tape, network, parameters, pixels)
    loss = put_loss(tape, network, lesson.loss, pre, probabilities, target)
    grads = tape.gradient(loss)
    weights, biases = [], []
    for W, b in parameters:
        weights.append(_stepped(tape, W, grads[W.name], lesson))
        biases.append(_stepped(tape, b, grads[b.name], lesson))
    return loss, Network(tuple(weights), tuple(biases), network.hidden, network.output)


def put_slopes(tape: Tape, network: Network) -> None:
    """Beside a pass that was recorded: how steep each squash is where its neuron stands, `layers.{l}.slope`.

    The way back multiplies by it. A softmax has none: each of its outputs changes with all of its sums.
    """
    last = len(network.weights) - 1
    for layer in range(len(network.weights)):
        post, name = tape.tensors[layer_names(layer)[3]], f"layers.{layer}.slope"
        if layer < last:
            (tape.tanh_slope if network.hidden == "tanh" else tape.relu_slope)(post, name)
        elif network.output == "sigmoid":
            tape.sigmoid_slope(post, name)


def _stepped(tape: Tape, parameter: Tensor, grad: Tensor, lesson: Lesson) -> Array:
    stepped = tape.descend(parameter, grad, lesson.learning_rate, f"{parameter.name}.stepped")
    if not lesson.hold:
        return stepped.value
    return tape.hold(stepped, HOLD_LIMIT, f"{parameter.name}.held").value


class Drill:
    """The same update over and over, with nothing written down: the steps of `learn`, recorded once, as a routine.

    `update` and `network` have the numbers that `learn` would have come to.
    """

    def __init__(self, network: Network, pixels: Array, target: Array, lesson: Lesson) -> None:
        """Record one forward pass, error and gradient. pixels [sample, pixel], target [sample, symbol]: any example."""
        self.lesson = lesson
        self.parameters = np.concatenate(_arrays(network), axis=None)  # [every weight and bias], end to end
        self._network = _over(self.parameters, network)
        self._arrays = _arrays(self._network)
        tape = Tape(checked=False)
        parameters = put_parameters(tape, self._network)
        pre, probabilities = forward(tape, network, parameters, tape.input("pixels", pixels, ("sample", "pixel")))
        wanted = tape.input("target", target, ("sample", "symbol"))
        tape.gradient(put_loss(tape, network, lesson.loss, pre, probabilities, wanted))
        names = [each.name for pair in parameters for each in pair]
        self._grad = np.empty_like(self.parameters)  # end to end, as the parameters are
        self._grads = _arrays(_over(self._grad, network))
        self._rate = np.array(lesson.learning_rate)
        self._gradient = routine(tape, ["pixels", "target", *names], ["loss", *(f"grad_{name}" for name in names)])

    def update(self, pixels: Array, target: Array) -> Array:
        """Forward, loss, gradient, descend, hold. Returns the loss before."""
        loss, *grads = self._gradient(pixels, target, *self._arrays)
        for place, grad in zip(self._grads, grads, strict=True):
            place[...] = grad
        stepped = DESCEND.forward(self.parameters, self._grad, learning_rate=self._rate)
        self.parameters[...] = HOLD.forward(stepped, limit=HOLD_LIMIT) if self.lesson.hold else stepped
        return loss

    def network(self) -> Network:
        """The network now: a copy, that later updates do not change."""
        return _over(self.parameters.copy(), self._network)


def _arrays(network: Network) -> list[Array]:
    """W and b of each layer, in turn."""
    return [array for pair in zip(network.weights, network.biases, strict=True) for array in pair]


def _over(parameters: Array, like: Network) -> Network:
    """A network whose arrays are views of one row of numbers, as long as all those of `like`."""
    views, start = [], 0
    for array in _arrays(like):
        views.append(parameters[start : start + array.size].reshape(array.shape))
        start += array.size
    return Network(tuple(views[0::2]), tuple(views[1::2]), like.hidden, like.output)


def judge(network: Network, pixels: Array, answers: Array, loss: str) -> tuple[float, tuple[Array, ...]]:
    """The error over a set of examples, and what each layer sends on, the last its probabilities [sample, symbol]."""
    tape = Tape(checked=False)
    parameters = put_parameters(tape, network)
    pre, probabilities = forward(tape, network, parameters, tape.input("pixels", pixels, ("sample", "pixel")))
    target = tape.input("target", one_hot(answers), ("sample", "symbol"))
    sent = tuple(tape.tensors[layer_names(layer)[3]].value for layer in range(len(parameters)))
    return float(put_loss(tape, network, loss, pre, probabilities, target).value), sent


def batches(samples: int, batch_size: int) -> tuple[int, int]:
    """How many examples an update sees, and how many updates an epoch has."""
    size = batch_size if 0 < batch_size < samples else samples
    return size, -(-samples // size)


def train(
    network: Network,
    pixels: Array,
    answers: Array,
    lesson: Lesson,
    epochs: int,
    first_epoch: int = 0,
    each_step: bool = False,
    first_step: int | None = None,
) -> Iterator[Moment]:
    """The moment before training, then one after every epoch, or every step. pixels [sample, pixel], answers [sample].

    `first_epoch`, `first_step`: how many epochs and updates are done already; None: as many as those epochs have. An
    epoch that is begun is the first of `epochs`.
    Errors: NotFiniteError when the weights have run away (learning rate too large, weights not held).
    """
    samples = pixels.shape[0]
    size, steps_an_epoch = batches(samples, lesson.batch_size)
    step = first_epoch * steps_an_epoch if first_step is None else first_step
    target = np.asfortranarray(one_hot(answers))  # neuron by neuron, as `linear` writes
    drill = Drill(network, pixels, target, lesson)
    yield _moment(first_epoch, step, network, pixels, answers, lesson)
    for epoch in range(first_epoch, first_epoch + epochs):
        shown, order = _shown(pixels, lesson, epoch, size)
        for number in range(step - epoch * steps_an_epoch, steps_an_epoch):
            _step(drill, shown, target, order[number * size : (number + 1) * size])
            step += 1
            if each_step and number < steps_an_epoch - 1:
                yield _moment(epoch, step, drill.network(), pixels, answers, lesson)
        yield _moment(epoch + 1, step, drill.network(), pixels, answers, lesson)


@np.errstate(over="ignore", invalid="ignore")  # what runs away is found and said by `_moment`
def _step(drill: Drill, shown: Array, target: Array, batch: NDArray[np.integer[Any]]) -> None:
    """One update on some of the examples. All at once, they need no order."""
    if batch.shape[0] == shown.shape[0]:
        drill.update(shown, target)
    else:
        drill.update(shown[batch], target[batch])


def _shown(pixels: Array, lesson: Lesson, epoch: int, size: int) -> tuple[Array, NDArray[np.integer[Any]]]:
    """This epoch's pictures, noise added, and the order in which they come."""
    samples = pixels.shape[0]
    if lesson.noise == 0.0 and size == samples:
        return pixels, np.arange(samples)
    rng = np.random.default_rng([lesson.seed, epoch])
    order = rng.permutation(samples)
    noisy = pixels + lesson.noise * rng.standard_normal(pixels.shape)
    return np.clip(noisy, -1.0, 1.0), order


@np.errstate(over="ignore", invalid="ignore")
def _moment(epoch: int, step: int, network: Network, pixels: Array, answers: Array, lesson: Lesson) -> Moment:
    loss, activations = judge(network, pixels, answers, lesson.loss)
    furthest = np.abs(np.concatenate(_arrays(network), axis=None)).max()
    if not (np.isfinite(loss) and furthest <= MAX_WEIGHT):  # a NaN is not <= anything
        raise NotFiniteError(
            N_("the weights ran away in epoch {epoch}: they are beyond ±{max_weight}"),
            "learning_rate",
            MAX_WEIGHT,
            epoch=epoch,
            max_weight=f"{MAX_WEIGHT:g}",
        )
    right = np.argmax(activations[-1], axis=-1) == answers
    return Moment(epoch, step, loss, float(np.mean(right)), activations, network)
