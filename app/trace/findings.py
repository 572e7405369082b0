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
    "plateau": (
        N_("The error hardly moves ({percent}% in the latest epochs), and not every example is right yet."),
        N_("Try a larger learning rate, other first weights, or more neurons."),
    ),
}  # fmt: skip


def finding_words(finding: Finding, losses: Sequence[float] = ()) -> dict[str, Any]:
    """A finding as it is sent; those about the error with the latest errors, the oldest first."""
    sentence, suggestion = SENTENCES[finding.kind]
    told: dict[str, Any] = {"kind": finding.kind, "value": significant(finding.value, 4)}
    places: dict[str, int] = {}
    if finding.layer is not None and finding.neuron is not None:
        told |= {"layer": finding.layer, "neuron": finding.neuron}
        places = {"layer": finding.layer + 1, "neuron": finding.neuron + 1}
    if finding.kind in ("rate_too_large", "plateau"):
        told["losses"] = [float(loss) for loss in losses[-WINDOW:]]  # every digit
    at_least = min(math.floor(1000 * finding.value) / 1000, 0.999)  # rounded up, "beyond ±1" would be said of 0.998
    words = {"value": f"{at_least:g}", "percent": str(round(100 * finding.value)), **places}
    return told | {"says": _(sentence).format(**words), "suggests": _(suggestion)}
