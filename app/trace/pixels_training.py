"""The training of the pixel network, as frames."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from app.engine.pixels import Network
from app.engine.pixels import first_network as engine_first_network
from app.engine.pixels_doctor import WINDOW, examine
from app.engine.pixels_learning import Moment, train
from app.engine.pixels_space import atlas
from app.trace.findings import finding_words
from app.trace.numbers import nested, significant
from app.trace.pixels import answers_text, network_json
from app.trace.requests import NetworkRequest, as_arrays
from app.trace.train_request import TrainRequest


def first_network(request: NetworkRequest) -> dict[str, Any]:
    """A network that knows nothing yet."""
    return {"seed": request.seed, "network": network_json(_first_of(request))}


def _first_of(request: NetworkRequest | TrainRequest) -> Network:
    sizes = tuple(request.sizes or (9, 6, 6, 4))
    return engine_first_network(np.random.default_rng(request.seed), sizes, request.hidden, request.output)


def frames(request: TrainRequest) -> Iterator[dict[str, Any]]:
    """The training, a frame for every `every` epochs or steps; the first is before any, the last has done: true.

    Errors: NotFiniteError when the weights run away.
    """
    network = _first_of(request) if request.network is None else request.network.to_engine()
    pixels, answers = as_arrays(request.examples)
    each_step = request.each == "step"
    end = request.first_epoch + request.epochs
    begun = (request.first_epoch, each_step, request.first_step)
    moments = train(network, pixels, answers, request.lesson(), request.epochs, *begun)
    losses: list[float] = []
    lowest = math.inf if request.lowest is None else request.lowest
    for number, moment in enumerate(moments):
        losses = [*losses[-WINDOW:], moment.loss]
        lowest = min(lowest, moment.loss)
        done = moment.epoch == end
        if done or number % request.every == 0:
            yield _frame(moment, losses, request.hold, lowest) | ({"done": True} if done else {})


def _frame(moment: Moment, losses: list[float], held: bool, lowest: float) -> dict[str, Any]:
    activations = [nested(layer) for layer in moment.activations]
    rows = atlas(moment.network)
    return {
        "epoch": moment.epoch,
        "step": moment.step,
        "loss": significant(moment.loss),
        "accuracy": significant(moment.accuracy),
        "probabilities": activations[-1],
        "activations": activations,
        "network": network_json(moment.network),
        "atlas": nested(rows),
        "answers": answers_text(rows),
        "findings": [finding_words(each, losses, lowest) for each in examine(moment, losses, held, lowest)],
    }
