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
STILL = 1e-2
"""Relative fall of the loss over the window below which nothing is moving."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind` is saturated, dead, pinned, rate_too_large or plateau; `value` is the number it rests on."""

    kind: str
    value: float
    layer: int | None = None
    neuron: int | None = None


def examine(moment: Moment, losses: Sequence[float], held: bool) -> list[Finding]:
    """Look at a moment of a training; `losses` are the latest, oldest first, `held` whether the weights are."""
    findings = _stuck_neurons(moment.network.hidden, moment.activations[:-1])
    if held:
        findings += _pinned(moment.network)
    findings += _losses(losses, moment.accuracy)
    return findings


def _stuck_neurons(squash: str, hidden: Sequence[Array]) -> list[Finding]:
    """`hidden`: what each hidden layer sends on, [sample, hidden_l]."""
    findings = []
    for layer, outputs in enumerate(hidden):
        if squash == "tanh":
            least = np.min(np.abs(outputs), axis=0)  # [sample, hidden] -> [hidden]
            findings += [Finding("saturated", float(least[j]), layer, int(j)) for j in np.nonzero(least > SATURATED)[0]]
        else:
            most = np.max(outputs, axis=0)  # [sample, hidden] -> [hidden]
            findings += [Finding("dead", 0.0, layer, int(j)) for j in np.nonzero(most == 0.0)[0]]
    return findings


def _pinned(network: Network) -> list[Finding]:
    every = np.concatenate([weight.ravel() for weight in network.weights])
    share = float(np.mean(np.abs(every) >= HOLD_LIMIT))
    return [Finding("pinned", share)] if share >= PINNED else []


def _losses(losses: Sequence[float], accuracy: float) -> list[Finding]:
    if len(losses) < WINDOW:
        return []
    latest = np.asarray(losses[-WINDOW:])
    rises = float(np.mean(np.diff(latest) > 0))
    if rises >= RISES and latest[-1] > 0.02 and np.max(np.abs(np.diff(latest))) > 0.02:
        return [Finding("rate_too_large", rises)]
    fall = float((latest[0] - latest[-1]) / max(latest[0], 1e-12))
    if accuracy < 1.0 and abs(fall) < STILL:
        return [Finding("plateau", fall)]
    return []
