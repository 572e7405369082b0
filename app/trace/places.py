"""Where a number stands, in words: "neuron 4 of hidden layer 1", "the wire from pixel left to neuron 4 of …"."""

from __future__ import annotations

from app.engine.operation import Index
from app.engine.tensor import Tensor
from app.trace.language import _
from app.trace.names import find

Labels = dict[str, list[str]]


def axis_words(dim: str, place: int, labels: Labels) -> str:
    """One place along one axis."""
    if dim == "pixel":
        return _("pixel {name}").format(name=labels["pixel"][place])
    if dim == "symbol":
        return _("output {name}").format(name=labels["symbol"][place])
    if dim == "pos":
        return _("token {number}, “{name}”").format(number=place + 1, name=labels["pos"][place])
    if dim == "byte":
        return _("byte {number}, {name}").format(number=place + 1, name=labels["byte"][place])
    if dim == "sample":
        return _("example {number}").format(number=place + 1)
    return _("neuron {number} of hidden layer {layer}").format(number=place + 1, layer=int(dim.split("_")[1]) + 1)


def place_words(tensor: Tensor, index: Index, labels: Labels) -> str:
    """One number of a tensor, as a label: what it belongs to, and the example where there are several."""
    entry, layer, prefix = find(tensor.name.split(".by.")[0])
    dims = list(zip(tensor.dims, index, strict=True))
    sample = [axis_words(dim, place, labels) for dim, place in dims if dim == "sample"]
    places = [axis_words(dim, place, labels) for dim, place in dims if dim != "sample"]
    words = _with_kind(entry.pattern, places, 0 if layer is None else layer + 1)
    if prefix == "grad_":
        words = _("gradient of {what}").format(what=words)
    elif prefix == "plus.":
        words = _("{what}, pushed up").format(what=words)
    elif prefix == "minus.":
        words = _("{what}, pushed down").format(what=words)
    return ", ".join([words, *sample])


def _with_kind(pattern: str, places: list[str], layer: int) -> str:
    kind = pattern.removeprefix("layers.{l}.")
    if len(places) == 2:
        wire = _("the wire from {start} to {end}").format(start=places[0], end=places[1])
        after = kind.endswith((".stepped", ".held"))
        return _("{what}, after the step").format(what=wire) if after else wire
    if not places:
        return {
            "loss": _("the error"),
            "accuracy": _("the share answered right"),
            "slope": _("the measured slope"),
            "answer": _("the answer"),
            "wanted": _("the right answer"),
            "right": _("right or wrong"),
            "merges.{l}": _("the token of merge {number}").format(number=layer),
        }[pattern]
    sentences = {
        "pre": _("the sum in {what}"),
        "b": _("the bias of {what}"),
        "b.stepped": _("the bias of {what}, after the step"),
        "b.held": _("the bias of {what}, after the step"),
        "target": _("what was wanted of {what}"),
        "ids": _("the id of {what}"),
    }
    return sentences.get(kind, "{what}").format(what=places[0])
