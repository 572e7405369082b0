"""The pixel network: nine pixels in, one to four hidden layers, four probabilities out.

Shapes, for sizes (9, 6, 6, 4): weights [9, 6], [6, 6], [6, 4]; biases [6], [6], [4]. `weights[l][i, j]` belongs to the
wire from neuron i to neuron j. Every activation may have a leading axis of samples.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import Array
from app.engine.said import N_
from app.engine.tape import Tape
from app.engine.tensor import Tensor

N_PIXELS = 9
N_SYMBOLS = 4
MAX_WEIGHT = 1000.0
"""Weights and biases beyond ± this have run away: no such network is taken in, and a training that gets there stops."""
SYMBOLS = ("✕", "◯", "+", "—")
PIXEL_NAMES = (
    "top left", "top", "top right",
    "left", "middle", "right",
    "bottom left", "bottom", "bottom right",
)  # fmt: skip
DRAWINGS = np.array(
    [
        [1, 0, 1, 0, 1, 0, 1, 0, 1],
        [1, 1, 1, 1, 0, 1, 1, 1, 1],
        [0, 1, 0, 1, 1, 1, 0, 1, 0],
        [0, 0, 0, 1, 1, 1, 0, 0, 0],
    ],
    dtype=float,
)
"""[symbol, pixel]: the four symbols as they are drawn at the start, 1 where the pen was."""
EXAMPLES = (2.0 * DRAWINGS - 1.0, np.arange(N_SYMBOLS))
"""The four symbols as a training set: pixels [sample, pixel] from −1 (black) to 1 (white), answers [sample]."""


@dataclass(frozen=True, slots=True)
class Network:
    """The parameters, and the two squashes. Nothing changes a network: a step of training makes a new one."""

    weights: tuple[Array, ...]
    biases: tuple[Array, ...]
    hidden: str = "tanh"
    output: str = "sigmoid"

    def __post_init__(self) -> None:
        if self.hidden not in ("tanh", "relu"):
            raise NotAllowedError(
                N_("unknown squash for the hidden layers: {hidden}"), "hidden", "tanh, relu", hidden=self.hidden
            )
        if self.output not in ("sigmoid", "softmax"):
            raise NotAllowedError(
                N_("unknown squash for the last layer: {output}"), "output", "sigmoid, softmax", output=self.output
            )

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many numbers there are at each layer, the pixels first."""
        return (self.weights[0].shape[0], *(weight.shape[1] for weight in self.weights))


@lru_cache(maxsize=64)
def layer_axes(layers: int) -> tuple[str, ...]:
    """The axis of the pixels, of each hidden layer, and of the outputs, for a network of `layers` layers of weights."""
    return ("pixel", *(f"hidden_{layer}" for layer in range(layers - 1)), "symbol")


@lru_cache(maxsize=256)
def layer_names(layer: int, prefix: str = "") -> tuple[str, str, str, str]:
    """The names of a layer's weights, biases, sums and outputs: ("layers.0.W", "layers.0.b", …)."""
    start = f"{prefix}layers.{layer}."
    return f"{start}W", f"{start}b", f"{start}pre", f"{start}post"


def first_network(
    rng: np.random.Generator,
    sizes: tuple[int, ...] = (N_PIXELS, 6, 6, N_SYMBOLS),
    hidden: str = "tanh",
    output: str = "sigmoid",
) -> Network:
    """A network that knows nothing yet: every weight and bias drawn evenly from −1 to 1."""
    pairs = list(pairwise(sizes))
    weights = tuple(rng.uniform(-1.0, 1.0, pair) for pair in pairs)
    biases = tuple(rng.uniform(-1.0, 1.0, d_out) for _, d_out in pairs)
    return Network(weights, biases, hidden, output)


def put_parameters(tape: Tape, network: Network, prefix: str = "") -> list[tuple[Tensor, Tensor]]:
    """Hand the weights and biases of every layer to the tape, as what is to be learned."""
    axes = layer_axes(len(network.weights))
    placed = []
    for layer, (weight, bias) in enumerate(zip(network.weights, network.biases, strict=True)):
        name_W, name_b, _, _ = layer_names(layer, prefix)
        W = tape.parameter(name_W, weight, (axes[layer], axes[layer + 1]))
        b = tape.parameter(name_b, bias, (axes[layer + 1],))
        placed.append((W, b))
    return placed


def forward(
    tape: Tape, network: Network, parameters: list[tuple[Tensor, Tensor]], pixels: Tensor, prefix: str = ""
) -> tuple[Tensor, Tensor]:
    """[..., pixel] -> the last layer's sums and its probabilities, both [..., symbol]."""
    squash = tape.tanh if network.hidden == "tanh" else tape.relu
    last = len(parameters) - 1
    signal = pixels
    for layer, (W, b) in enumerate(parameters):
        _, _, name_pre, name_post = layer_names(layer, prefix)
        pre = tape.linear(signal, W, b, name_pre)  # [..., d_in] -> [..., d_out]
        if layer < last:
            signal = squash(pre, name_post)
    _, _, _, name_post = layer_names(last, prefix)
    probabilities = (tape.sigmoid if network.output == "sigmoid" else tape.softmax)(pre, name_post)
    return pre, probabilities


def put_loss(
    tape: Tape, network: Network, kind: str, pre: Tensor, probabilities: Tensor, target: Tensor, prefix: str = ""
) -> Tensor:
    """The error as one number, the mean over the samples. `kind` is "squared" or "cross_entropy"."""
    name = f"{prefix}loss"
    if kind == "squared":
        return tape.squared_error(probabilities, target, name)
    if kind != "cross_entropy":
        raise NotAllowedError(N_("unknown loss: {kind}"), "loss", "squared, cross_entropy", kind=kind)
    if network.output == "sigmoid":
        return tape.sigmoid_cross_entropy(pre, target, name)
    return tape.softmax_cross_entropy(pre, target, name)


def one_hot(answers: Array) -> Array:
    """[...] whole numbers 0..3 -> [..., symbol]: 1 at the answer, 0 elsewhere."""
    rows: Array = np.eye(N_SYMBOLS)[answers.astype(int)]
    return rows


def probabilities_of(network: Network, pixels: Array) -> Array:
    """[..., pixel] -> [..., symbol], with nothing recorded."""
    tape = Tape(recording=False)
    dims = ("sample",) * (pixels.ndim - 1) + ("pixel",)
    _, probabilities = forward(tape, network, put_parameters(tape, network), tape.input("pixels", pixels, dims))
    return probabilities.value
