"""The pixel network on tape: forward, backward, the proof by pushing, accuracy; and its answers to all pictures."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from app.engine.errors import EngineError
from app.engine.operation import Array
from app.engine.pixels import (
    PIXEL_NAMES,
    Network,
    forward,
    one_hot,
    put_loss,
    put_parameters,
)
from app.engine.pixels_learning import learn, put_slopes
from app.engine.pixels_space import atlas, one_pixel_flips
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.trace.language import N_, _
from app.trace.numbers import nested, significant
from app.trace.recording import Recording
from app.trace.requests import (
    AccuracyRequest,
    AtlasRequest,
    BackwardRequest,
    ForwardRequest,
    NetworkBody,
    NudgeRequest,
    as_arrays,
)

TRAINED = Path(__file__).with_name("pixels_trained.json")
"""The network that is shown at the start; `python -m app.trace.pixels_pretrain` made it."""


@lru_cache(maxsize=1)
def trained_body() -> NetworkBody:
    """The committed network."""
    return NetworkBody.model_validate(json.loads(TRAINED.read_text("utf-8")))


def network_json(network: Network) -> dict[str, Any]:
    """A network with every digit, so that training can go on from it exactly."""
    return {
        "sizes": list(network.sizes),
        "weights": [nested(weight, None) for weight in network.weights],
        "biases": [nested(bias, None) for bias in network.biases],
        "hidden": network.hidden,
        "output": network.output,
    }


def labels_of(symbols: list[str]) -> dict[str, list[str]]:
    """The names of the places along the axes of every trace of this network."""
    return {"pixel": [_(name) for name in PIXEL_NAMES], "symbol": symbols}


def network_of(body: NetworkBody | None) -> tuple[Network, dict[str, Any]]:
    """The network that is meant, and as it is echoed in `params`."""
    meant = body or trained_body()
    return meant.to_engine(), meant.model_dump()


def record_forward(request: ForwardRequest) -> Recording:
    """One picture through the network."""
    network, echoed = network_of(request.network)
    tape = Tape()
    pixels = tape.input("pixels", np.array(request.pixels, dtype=float), ("pixel",))
    _pre, probabilities = forward(tape, network, put_parameters(tape, network), pixels)
    answer = int(np.argmax(probabilities.value))
    result = {
        "probabilities": nested(probabilities.value),
        "label": request.symbols[answer],
        "answer": answer,
    }
    params = {"pixels": request.pixels, "network": echoed, "symbols": request.symbols}
    return Recording("pixels", tape, params, labels_of(request.symbols), result)


def _inputs(tape: Tape, request: BackwardRequest) -> tuple[Tensor, Tensor]:
    """The picture and its target on the tape, with an axis of samples where several examples were given."""
    if request.examples is not None:
        pixels, answers = as_arrays(request.examples)
        lead: tuple[str, ...] = ("sample",)
    else:
        pixels, answers = np.array(request.pixels, dtype=float), np.array(request.target)
        lead = ()
    return tape.input("pixels", pixels, (*lead, "pixel")), tape.input("target", one_hot(answers), (*lead, "symbol"))


def record_backward(request: BackwardRequest) -> Recording:
    """One step of learning: forward, the error, every gradient, the step downhill."""
    network, echoed = network_of(request.network)
    tape = Tape()
    pixels, target = _inputs(tape, request)
    loss, after = learn(tape, network, pixels, target, request.lesson())
    put_slopes(tape, network)
    last = len(network.weights) - 1
    result = {
        "loss": significant(float(loss.value)),
        "probabilities": nested(tape.tensors[f"layers.{last}.post"].value),
        "network": network_json(after),
    }
    params = request.model_dump(exclude_none=True) | {"network": echoed}
    return Recording("pixels", tape, params, labels_of(request.symbols), result)


def record_nudge(request: NudgeRequest) -> Recording:
    """The gradient of one weight, and the slope measured by pushing that weight up and down."""
    network, echoed = network_of(request.network)
    tape = Tape()
    pixels, target = _inputs(tape, request)
    place = tuple(request.index)
    parameters = put_parameters(tape, network)
    pre, probabilities = forward(tape, network, parameters, pixels)
    loss = put_loss(tape, network, request.loss, pre, probabilities, target)
    grads = tape.gradient(loss)
    above = _pushed(tape, network, parameters, pixels, target, request, "plus.", request.nudge)
    below = _pushed(tape, network, parameters, pixels, target, request, "minus.", -request.nudge)
    measured = tape.slope(above, below, 2.0 * request.nudge, "slope")
    gap = tape.gap(measured, grads[request.tensor], place, "gap")
    result = {
        "measured": float(measured.value),
        "computed": float(grads[request.tensor].value[place]),
        "difference": float(gap.value),
        "loss": float(loss.value),
        "loss_plus": float(above.value),
        "loss_minus": float(below.value),
    }
    params = request.model_dump(exclude_none=True) | {"network": echoed}
    return Recording("pixels", tape, params, labels_of(request.symbols), result)


def _pushed(
    tape: Tape,
    network: Network,
    parameters: list[tuple[Tensor, Tensor]],
    pixels: Tensor,
    target: Tensor,
    request: NudgeRequest,
    prefix: str,
    by: float,
) -> Tensor:
    """The error with one weight pushed."""
    place = tuple(request.index)
    chosen = next((each for pair in parameters for each in pair if each.name == request.tensor), None)
    if chosen is None:
        raise EngineError(N_("the network has no such weights: {tensor}"), "tensor", tensor=request.tensor)
    shape = chosen.value.shape
    if len(place) != len(shape) or any(i >= size for i, size in zip(place, shape, strict=True)):
        raise EngineError(
            N_("no such weight in {tensor}: {index}, the shape is {shape}"),
            "index",
            tensor=request.tensor,
            index=request.index,
            shape=list(shape),
        )
    nudged = tape.nudge(chosen, place, by, f"{prefix}{chosen.name}")
    pushed = [(nudged if W is chosen else W, nudged if b is chosen else b) for W, b in parameters]
    pre, probabilities = forward(tape, network, pushed, pixels, prefix)
    return put_loss(tape, network, request.loss, pre, probabilities, target, prefix)


def record_accuracy(request: AccuracyRequest) -> Recording:
    """Which examples are answered right; with flips, also each example with one pixel turned round."""
    network, echoed = network_of(request.network)
    shown, answers = as_arrays(request.examples)
    if request.flips:
        shown = np.concatenate([np.vstack([row, one_pixel_flips(row)]) for row in shown])
        answers = np.repeat(answers, 1 + shown.shape[1])
    tape = Tape()
    pixels = tape.input("pixels", shown, ("sample", "pixel"))
    wanted = tape.input("wanted", answers.astype(float), ("sample",))
    _pre, probabilities = forward(tape, network, put_parameters(tape, network), pixels)
    answer = tape.argmax(probabilities, "answer")
    right = tape.equals(answer, wanted, "right")
    accuracy = tape.mean(right, "accuracy")
    count = tape.add_up(right, "n_right")
    result = {
        "accuracy": significant(float(accuracy.value)),
        "right": int(count.value),
        "of": len(answers),
        "answers": [int(each) for each in answer.value],
    }
    params = request.model_dump() | {"network": echoed}
    return Recording("pixels", tape, params, labels_of(request.symbols), result)


def atlas_rows(request: AtlasRequest) -> list[list[float]]:
    """512 rows of four probabilities; row i is the picture whose pixel k is bit k of i."""
    rows: list[list[float]] = nested(atlas(network_of(request.network)[0]))
    return rows


def answers_text(rows: Array) -> str:
    """The answers to all pictures, each a digit, in the order of the atlas. rows [512, symbol]: every digit of them."""
    return "".join(map(str, np.argmax(rows, axis=-1).tolist()))
