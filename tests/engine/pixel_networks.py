"""Pixel networks of every kind to try things on, and the same networks in PyTorch."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.engine.operation import Array
from app.engine.pixels import N_PIXELS, N_SYMBOLS, Network, first_network, one_hot
from app.engine.pixels_learning import Lesson, learn
from app.engine.tape import Tape

Answers = NDArray[Any]
"""Whole numbers, 0 to 3."""

LOSSES = ("squared", "cross_entropy")


def network_of(
    seed: int, inner: tuple[int, ...] = (6, 6), hidden: str = "tanh", output: str = "sigmoid", scale: float = 1.0
) -> Network:
    """A random network whose weights lie within ±scale."""
    first = first_network(np.random.default_rng(seed), (N_PIXELS, *inner, N_SYMBOLS), hidden, output)
    weights = tuple(scale * weight for weight in first.weights)
    biases = tuple(scale * bias for bias in first.biases)
    return Network(weights, biases, hidden, output)


NETWORKS = st.builds(
    network_of,
    seed=st.integers(0, 2**32 - 1),
    inner=st.lists(st.integers(1, 12), min_size=1, max_size=4).map(tuple),
    hidden=st.sampled_from(["tanh", "relu"]),
    output=st.sampled_from(["sigmoid", "softmax"]),
    scale=st.sampled_from([0.3, 1.0, 4.0]),
)


@st.composite
def pictures(draw: st.DrawFn) -> tuple[Array, Answers]:
    """One picture [pixel] and its answer [], or several [sample, pixel] and theirs [sample]; greys as well."""
    lead: tuple[int, ...] = draw(st.sampled_from([(), (1,), (4,), (7,)]))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    pixels = rng.uniform(-1.0, 1.0, (*lead, N_PIXELS))
    if draw(st.booleans()):
        pixels = np.where(pixels > 0.0, 1.0, -1.0)
    return pixels, np.asarray(rng.integers(0, N_SYMBOLS, size=lead))


def backward_tape(network: Network, pixels: Array, answers: Answers, lesson: Lesson) -> tuple[Tape, Network]:
    """One whole step of learning on tape, and the network after it."""
    lead = ("sample",) * (pixels.ndim - 1)
    tape = Tape()
    shown = tape.input("pixels", pixels, (*lead, "pixel"))
    target = tape.input("target", one_hot(answers), (*lead, "symbol"))
    _loss, after = learn(tape, network, shown, target, lesson)
    return tape, after


def in_pytorch(network: Network, pixels: Array, answers: Answers, loss: str) -> dict[str, Any]:
    """Every tensor of the forward pass under the name that the tape gives it, the gradients taken."""
    made: dict[str, Any] = {}
    signal = torch.tensor(pixels)
    last = len(network.weights) - 1
    for layer, (weight, bias) in enumerate(zip(network.weights, network.biases, strict=True)):
        W = made[f"layers.{layer}.W"] = torch.tensor(weight, requires_grad=True)
        b = made[f"layers.{layer}.b"] = torch.tensor(bias, requires_grad=True)
        pre = made[f"layers.{layer}.pre"] = signal @ W + b
        if layer < last:
            signal = torch.tanh(pre) if network.hidden == "tanh" else torch.relu(pre)
        else:
            signal = torch.sigmoid(pre) if network.output == "sigmoid" else torch.softmax(pre, dim=-1)
        made[f"layers.{layer}.post"] = signal
    target = torch.tensor(one_hot(answers))
    samples = answers.size
    if loss == "squared":
        made["loss"] = ((signal - target) ** 2).sum() / samples
    elif network.output == "sigmoid":
        made["loss"] = F.binary_cross_entropy_with_logits(pre, target, reduction="sum") / samples
    else:
        made["loss"] = F.cross_entropy(pre.reshape(-1, N_SYMBOLS), torch.tensor(answers.reshape(-1)))
    for tensor in made.values():
        tensor.retain_grad()
    made["loss"].backward()
    return made
