"""Where a number stands, in words: "neuron 4 of hidden layer 1", "the wire from pixel left to neuron 4 of …"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.engine.operation import Index
from app.engine.tensor import Tensor
from app.trace.language import N_, _, listed
from app.trace.machine_names import part_words
from app.trace.names import PLACES, find

Labels = Mapping[str, Sequence[str]]
"""The names of the places along an axis. A list is sent with a trace; any other sequence is only spoken of."""
PHRASES = {place.pattern: place.at for place in PLACES}


RUNS = {
    "without.": N_("{what}, in the changed run"),
    "poles.": N_("{what}, {sample} alone"),
    "a.": N_("{what}, in the first sentence"),
    "b.": N_("{what}, in the second sentence"),
    "sentences.": N_("{what}, in sentence {number}"),
}
"""Where a run is one of several on a tape, its prefix says which."""
_RUN = re.compile(r"^(a\.|b\.|(?:poles|sentences)\.(\d+)\.)")
RUN_AT_ONCE = ("sample", "picture")
"""Axes of pictures that go through the network together: said last, after what the number is."""
COUNTED = ("head", "d_model", "d_head", "d_mlp", "d_vocab", "n_ctx", "n_types", "piece", "rank", "one")
"""Axes whose places have no names but numbers, counted from 1."""


def _seen(token: str) -> str:
    """A token as it can be read in a sentence: without a space before it; what cannot be seen is spelled out."""
    shown = token.strip(" ").replace("\n", "↵") or "␣"
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in shown)


def axis_words(dim: str, place: int, labels: Labels) -> str:
    """One place along one axis."""
    if dim == "pixel":
        return _("pixel {name}").format(name=labels["pixel"][place])
    if dim == "symbol":
        return _("output {name}").format(name=labels["symbol"][place])
    if dim in ("pos", "query_pos", "key_pos"):
        return _("token {number}, “{name}”").format(number=place + 1, name=_seen(labels["pos"][place]))
    if dim == "d_vocab" and dim in labels:
        return f"“{_seen(labels[dim][place])}”"
    if dim == "part":
        return part_words(labels[dim][place])
    if dim in COUNTED:
        return str(place + 1)
    if dim == "byte":
        return _("byte {number}, {name}").format(number=place + 1, name=labels["byte"][place])
    if dim == "letter":
        return _("letter {number}, “{name}”").format(number=place + 1, name=labels["letter"][place])
    if dim in ("frame", "special"):
        return _("special token “{name}”").format(name=labels[dim][place])
    if dim == "other":
        return _("word {number} picked by chance").format(number=place) if place else _("the true neighbour")
    if dim in ("word", "common", "mark", "pole_word", "pole", "sentence", "other_sentence", "analogy", "kind"):
        return f"“{_seen(labels[dim][place])}”"
    if dim in ("depth", "pinned"):
        return labels[dim][place]
    if dim in ("moment", "rise"):
        return _("moment {number}").format(number=place + 1)
    if dim == "picture":
        return _("picture {name}").format(name=labels["picture"][place])
    if dim == "sample" and dim in labels:
        return f"“{labels[dim][place]}”"
    if dim == "sample":
        return _("example {number}").format(number=place + 1)
    return _("neuron {number} of hidden layer {layer}").format(number=place + 1, layer=int(dim.split("_")[1]) + 1)


def told_dims(tensor: Tensor, labels: Labels) -> list[str]:
    """The axes as they are sent: those of a run of another text under its prefix, for they have other places."""
    run = _RUN.match(tensor.name)
    return [run[0] + dim if run is not None and run[0] + dim in labels else dim for dim in tensor.dims]


def _own_labels(name: str, labels: Labels) -> Labels:
    """A run of another text has labels of its own: those of "b.pos" are the tokens of the second sentence."""
    run = _RUN.match(name)
    if run is None:
        return labels
    return {**labels, **{dim[run.end() :]: own for dim, own in labels.items() if dim.startswith(run[0])}}


def place_words(tensor: Tensor, index: Index, labels: Labels) -> str:
    """One number of a tensor, as a label: what it belongs to, and the example where there are several."""
    entry, layer, prefix = find(tensor.name.split(".by.")[0])
    dims = list(zip(tensor.dims, index, strict=True))
    own = _own_labels(tensor.name, labels)
    if entry.pattern == "difference":
        return listed([_(PHRASES[entry.pattern]), *(axis_words(dim, place, own) for dim, place in dims)])
    if entry.pattern in PHRASES:
        named = {dim: axis_words(dim, place, own) for dim, place in dims}
        if entry.dims == "[to]":  # a neuron of any layer
            named["to"] = ", ".join(
                [
                    *(named[dim] for dim in named if dim not in RUN_AT_ONCE),
                    *(named[dim] for dim in named if dim in RUN_AT_ONCE),
                ]
            )
        phrase = _phrase(entry.pattern, named, layer)
        sampled = next((axis_words(dim, place, own) for dim, place in dims if dim == "sample"), "")
        return (
            _(RUNS[prefix]).format(what=phrase, sample=sampled, number=_number(tensor.name))
            if prefix in RUNS
            else phrase
        )
    sample = [axis_words(dim, place, own) for dim, place in dims if dim in RUN_AT_ONCE]
    places = [axis_words(dim, place, own) for dim, place in dims if dim not in RUN_AT_ONCE]
    words = _with_kind(entry.pattern, places, 0 if layer is None else layer + 1)
    if prefix == "grad_":
        words = _("gradient of {what}").format(what=words)
    elif prefix == "plus.":
        words = _("{what}, pushed up").format(what=words)
    elif prefix == "minus.":
        words = _("{what}, pushed down").format(what=words)
    elif prefix in ("a.", "b.", "sentences."):
        words = _(RUNS[prefix]).format(what=words, number=_number(tensor.name))
    return listed([words, *sample])


def _number(name: str) -> int:
    """Which of several runs, counted from 1."""
    run = _RUN.match(name)
    return int(run[2] or 0) + 1 if run is not None else 0


def _phrase(pattern: str, places: dict[str, str], layer: int | None) -> str:
    return _(PHRASES[pattern]).format(**places, layer=0 if layer is None else layer + 1)


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
            "pieces.{l}": _("the id of piece {number}").format(number=layer),
            "merges.{l}": _("the token of merge {number}").format(number=layer),
        }[pattern]
    sentences = {
        "pre": _("the sum in {what}"),
        "b": _("the bias of {what}"),
        "b.stepped": _("the bias of {what}, after the step"),
        "b.held": _("the bias of {what}, after the step"),
        "target": _("what was wanted of {what}"),
        "ids": _("the id of {what}"),
        "byte_ids": _("the id of {what}"),
        "special_ids": _("the id of {what}"),
    }
    return sentences.get(kind, "{what}").format(what=places[0])
