"""What the doctor found, in words: what is wrong, and what to try."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from app.engine.pixels_doctor import WINDOW, Finding
from app.trace.language import N_, _
from app.trace.numbers import significant

SENTENCES: dict[str, tuple[str, str]] = {
    "saturated": (
        N_(
            "Neuron {neuron} of hidden layer {layer} is saturated: "
            "its output is beyond ±{value} on every example, where the squash is flat."
        ),
        N_("Almost no gradient passes through it. Try other first weights, or smaller ones."),
    ),
    "dead": (
        N_("Neuron {neuron} of hidden layer {layer} is dead: it sends 0 on every example."),
        N_("No gradient passes through it, so it cannot come back. Try other first weights, or tanh."),
    ),
    "pinned": (
        N_("{percent}% of the weights stand at −1 or 1 and cannot go further."),
        N_("Free the weights, or give the network more neurons to share the work."),
    ),
    "rate_too_large": (
        N_("The error rose in {percent}% of the latest epochs: the steps are so long that they jump over the valley."),
        N_("Go back a little, and fork with a smaller learning rate."),
    ),
    "thrown_back": (
        N_("The error rose from {lowest} to {loss}: the learning rate is too large, the steps jump over the valley."),
        N_("Go back to before it rose, and fork with a smaller learning rate."),
    ),
    "plateau": (
        N_("The error hardly moves ({percent}% in the latest epochs), and not every example is right yet."),
        N_("Try another learning rate, other first weights, or more neurons."),
    ),
}  # fmt: skip
SEVERAL: dict[str, tuple[str, str]] = {
    "saturated": (
        N_(
            "{n} neurons are saturated: the output of each is beyond ±{value} on every example, "
            "where the squash is flat. {places}."
        ),
        N_("Almost no gradient passes through them. Try other first weights, or smaller ones."),
    ),
    "dead": (
        N_("{n} neurons are dead: each sends 0 on every example. {places}."),
        N_("No gradient passes through them, so they cannot come back. Try other first weights, or tanh."),
    ),
}
"""What is said of two neurons or more; of one, it is what SENTENCES says."""


def finding_words(finding: Finding, losses: Sequence[float] = (), lowest: float = 0.0) -> dict[str, Any]:
    """A finding as it is sent; those about the error with the errors they rest on, the oldest first.

    `losses` are the latest; `lowest` is the lowest with these steps.
    """
    several = len(finding.neurons) > 1
    sentence, suggestion = (SEVERAL if several else SENTENCES)[finding.kind]
    told: dict[str, Any] = {"kind": finding.kind, "value": significant(finding.value, 4)}
    places: dict[str, int | str] = {}
    if finding.layer is not None and finding.neuron is not None:
        told |= {"layer": finding.layer, "neuron": finding.neuron}
        places = {"layer": finding.layer + 1, "neuron": finding.neuron + 1}
    if several:
        told["neurons"] = [list(place) for place in finding.neurons]
        places = {"n": len(finding.neurons), "places": _places(finding.neurons)}
    if finding.kind in ("rate_too_large", "plateau"):
        told["losses"] = [float(loss) for loss in losses[-WINDOW:]]  # every digit
    elif finding.kind == "thrown_back":
        told["losses"] = [float(lowest), *map(float, losses[-1:])]
        places = {"lowest": f"{lowest:.3g}", "loss": f"{losses[-1]:.3g}" if losses else ""}
    at_least = min(math.floor(1000 * finding.value) / 1000, 0.999)  # rounded up, "beyond ±1" would be said of 0.998
    words = {"value": f"{at_least:g}", "percent": str(round(100 * finding.value)), **places}
    return told | {"says": _(sentence).format(**words), "suggests": _(suggestion)}


def _places(neurons: Sequence[tuple[int, int]]) -> str:
    """ "Hidden layer 1: 1, 4; hidden layer 2: 3"; counted from 1, for people."""
    layers = sorted({layer for layer, _neuron in neurons})
    own = [", ".join(str(neuron + 1) for at, neuron in neurons if at == layer) for layer in layers]
    parts = [
        _("hidden layer {layer}: {neurons}").format(layer=at + 1, neurons=n) for at, n in zip(layers, own, strict=True)
    ]
    said = "; ".join(parts)
    return said[:1].upper() + said[1:]
