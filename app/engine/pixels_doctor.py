"""What keeps a pixel network from learning: neurons that cannot move, weights at their limit, steps too long.

Each finding carries the number that it rests on. The thresholds are ours; they stand here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.engine.operation import Array
from app.engine.pixels import Network
from app.engine.pixels_learning import HOLD_LIMIT, Moment

SATURATED = 0.98
"""A tanh neuron beyond ±this on every example passes less than 4% of any gradient."""
PINNED = 0.4
"""The share of weights at the limit from which it is worth a word."""
WINDOW = 20
"""How many of the latest losses are looked at."""
RISES = 0.4
"""The share of rises among them that speaks for steps too long."""
RISEN = 0.1
"""How far above its lowest, as a share of that, an error stands that was thrown back by steps too long."""
STILL = 1e-2
"""Relative fall of the loss over the window below which nothing is moving."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind` is rate_too_large, thrown_back, saturated, dead, pinned or plateau; `value` is the number it rests on.

    `layer` and `neuron` say which neuron that number is of, `neurons` all that are so, as (layer, neuron).
    """

    kind: str
    value: float
    layer: int | None = None
    neuron: int | None = None
    neurons: tuple[tuple[int, int], ...] = ()


def examine(moment: Moment, losses: Sequence[float], held: bool, lowest: float | None = None) -> list[Finding]:
    """Look at a moment of a training, the gravest first: steps too long do the rest too.

    `losses` are the latest, oldest first; `held` whether the weights are; `lowest` the lowest loss with these steps.
    """
    too_long = _too_long(losses, lowest)
    stuck = _stuck_neurons(moment.network.hidden, moment.activations[:-1])
    pinned = _pinned(moment.network) if held else []
    return too_long + stuck + pinned + ([] if too_long else _plateau(losses, moment.accuracy))


def _stuck_neurons(squash: str, hidden: Sequence[Array]) -> list[Finding]:
    """All that cannot move, as one finding. `hidden`: what each hidden layer sends on, [sample, hidden_l]."""
    if squash == "tanh":
        least = [np.min(np.abs(outputs), axis=0) for outputs in hidden]  # [sample, hidden_l] -> [hidden_l]
        stuck = {(at, int(j)): float(own[j]) for at, own in enumerate(least) for j in np.nonzero(own > SATURATED)[0]}
        return _one_of("saturated", stuck)
    most = [np.max(outputs, axis=0) for outputs in hidden]  # [sample, hidden_l] -> [hidden_l]
    return _one_of("dead", {(at, int(j)): 0.0 for at, own in enumerate(most) for j in np.nonzero(own == 0.0)[0]})


def _one_of(kind: str, stuck: dict[tuple[int, int], float]) -> list[Finding]:
    """`stuck`: the number of each neuron; the smallest is true of all, and of equals the first is told."""
    if not stuck:
        return []
    layer, neuron = min(stuck, key=lambda place: stuck[place])
    return [Finding(kind, stuck[layer, neuron], layer, neuron, tuple(stuck))]


def _pinned(network: Network) -> list[Finding]:
    every = np.concatenate([weight.ravel() for weight in network.weights])
    share = float(np.mean(np.abs(every) >= HOLD_LIMIT))
    return [Finding("pinned", share)] if share >= PINNED else []


def _too_long(losses: Sequence[float], lowest: float | None) -> list[Finding]:
    """Steps too long: the loss rises again and again, or stands above where these steps had brought it already."""
    latest = np.asarray(losses[-WINDOW:])
    if len(latest) == WINDOW:
        rises = float(np.mean(np.diff(latest) > 0))
        if rises >= RISES and latest[-1] > 0.02 and np.max(np.abs(np.diff(latest))) > 0.02:
            return [Finding("rate_too_large", rises)]
    if lowest is None or len(latest) == 0 or latest[-1] - lowest < 0.05:
        return []
    risen = float((latest[-1] - lowest) / max(lowest, 1e-12))
    return [Finding("thrown_back", risen)] if risen >= RISEN else []


def _plateau(losses: Sequence[float], accuracy: float) -> list[Finding]:
    if len(losses) < WINDOW:
        return []
    latest = np.asarray(losses[-WINDOW:])
    fall = float((latest[0] - latest[-1]) / max(latest[0], 1e-12))
    return [Finding("plateau", fall)] if accuracy < 1.0 and abs(fall) < STILL else []
