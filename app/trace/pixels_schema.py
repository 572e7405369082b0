"""The shapes of what is answered about the pixel network besides traces: networks, frames of a training, counts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from app.trace.schema import Answer


class NetworkAnswer(Answer):
    """A whole network, as it goes in and out: `weights[l][i][j]` from input i to neuron j of layer l."""

    sizes: list[int]
    weights: list[list[list[float]]]
    biases: list[list[float]]
    hidden: Literal["tanh", "relu"]
    output: Literal["sigmoid", "softmax"]


class SpaceCounts(Answer):
    """What a network answers to all 512 pictures, counted."""

    answers: str = Field(description="the answer to each picture, a digit each, in the order of the atlas")
    counts: list[int] = Field(description="how many pictures get each of the four answers")
    flips: int | None = Field(None, description="how many single pixels change the answer to `pixels`")
    right: int = Field(description="how many of the pictures below are answered so")
    of: int = Field(description="how many pictures lie nearest to examples of one symbol only")


class FirstNetwork(Answer):
    """A network that knows nothing yet, and the seed it was drawn from."""

    seed: int
    network: NetworkAnswer


class Finding(Answer):
    """Something that keeps the training from going on well."""

    kind: Literal["saturated", "dead", "pinned", "rate_too_large", "thrown_back", "plateau"]
    layer: int | None = None
    neuron: int | None = None
    neurons: list[tuple[int, int]] | None = Field(None, description="(layer, neuron) of each, where there are several")
    value: float
    losses: list[float] | None = Field(None, description="the errors that it rests on, the oldest first")
    says: str
    suggests: str


class Frame(Answer):
    """One moment of a training. The last one has done: true."""

    epoch: int
    step: int
    loss: float
    accuracy: float
    probabilities: list[list[float]] = Field(description="[example][symbol]")
    activations: list[list[list[float]]] = Field(description="what each layer sends on: [layer][example][neuron]")
    network: NetworkAnswer
    atlas: list[list[float]]
    answers: str = Field(description="the answer to each picture, a digit each; of the exact probabilities")
    findings: list[Finding]
    done: bool | None = None
