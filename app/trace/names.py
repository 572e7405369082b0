"""The dictionary: every axis and every tensor that can stand in a trace, with its axes and a sentence.

The trace, the tooltips, the docs and the tests are fed from here. A name that is not here cannot be sent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.trace.attention_names import ATTENTION_AXES, ATTENTION_TENSORS
from app.trace.bert_names import BERT_AXES, BERT_TENSORS
from app.trace.embedding_names import EMBEDDING_AXES, EMBEDDING_TENSORS
from app.trace.language import N_, _
from app.trace.machine_names import MACHINE_AXES, MACHINE_TENSORS
from app.trace.pixels_names import PIXELS_AXES, PIXELS_TENSORS
from app.trace.transformer_names import TRANSFORMER_AXES, TRANSFORMER_TENSORS

AXES = {
    "sample": N_("one example of several that are run at once"),
    "pixel": N_("one of the nine places of the screen, row by row"),
    "hidden_0": N_("one neuron of the first hidden layer"),
    "hidden_1": N_("one neuron of the second hidden layer"),
    "hidden_2": N_("one neuron of the third hidden layer"),
    "hidden_3": N_("one neuron of the fourth hidden layer"),
    "symbol": N_("one of the four symbols that can be the answer"),
    "byte": N_("one byte of the text, as UTF-8 writes it"),
    "pos": N_("one token of the text, in its order"),
    "letter": N_("one letter of the text made plain, in its order"),
    "frame": N_("one of the special tokens that a model wants around every text"),
    "special": N_("one of the special tokens that stand in the text itself"),
    **PIXELS_AXES,
    **TRANSFORMER_AXES,
    **BERT_AXES,
    **ATTENTION_AXES,
    **MACHINE_AXES,
    **EMBEDDING_AXES,
}


@dataclass(frozen=True, slots=True)
class Name:
    """One kind of tensor. `pattern` is the name with {l} for the layer; `dims` is what its axes mean, for people."""

    pattern: str
    dims: str
    says: str


PLACES = (
    *PIXELS_TENSORS,
    *TRANSFORMER_TENSORS,
    *BERT_TENSORS,
    *ATTENTION_TENSORS,
    *MACHINE_TENSORS,
    *EMBEDDING_TENSORS,
)
TENSORS = (
    Name("pixels", "[pixel]", N_("the picture: 1 is white, −1 is black, in between is grey")),
    Name("target", "[symbol]", N_("what was wanted: 1 for the right symbol, 0 for the others")),
    Name("layers.{l}.W", "[from, to]", N_("the weights of layer {layer}: one for each wire")),
    Name("layers.{l}.b", "[to]", N_("the biases of layer {layer}: what each neuron adds on its own")),
    Name("layers.{l}.pre", "[to]", N_("what each neuron of layer {layer} has added up, before the squash")),
    Name("layers.{l}.post", "[to]", N_("what each neuron of layer {layer} sends on, after the squash")),
    Name("loss", "[]", N_("the error: how far the answer is from what was wanted, as one number")),
    Name("answer", "[sample]", N_("the place of the most probable symbol, counted from 0")),
    Name("wanted", "[sample]", N_("the place of the right symbol, counted from 0")),
    Name("right", "[sample]", N_("1 where the answer is the wanted one, else 0")),
    Name("accuracy", "[]", N_("the share of examples that were answered right")),
    Name("slope", "[]", N_("how steeply the error rises with the chosen weight, measured by trying")),
    Name("layers.{l}.W.stepped", "[from, to]", N_("the weights of layer {layer} after one step downhill")),
    Name("layers.{l}.b.stepped", "[to]", N_("the biases of layer {layer} after one step downhill")),
    Name("layers.{l}.W.held", "[from, to]", N_("the weights of layer {layer} after the step, held within −1 and 1")),
    Name("layers.{l}.b.held", "[to]", N_("the biases of layer {layer} after the step, held within −1 and 1")),
    Name("bytes", "[byte]", N_("the text as numbers from 0 to 255, as UTF-8 writes it")),
    Name("merges.{l}", "[]", N_("the id of the token that merge {layer} of this text made")),
    Name("letters", "[letter]", N_("the letters of the words, made plain, each as its number in Unicode")),
    Name("frame", "[frame]", N_("the ids of the special tokens that the model wants before and after every text")),
    Name("byte_ids", "[byte]", N_("the id that each byte has in the vocabulary")),
    Name("special_ids", "[special]", N_("the ids of the special tokens that stand in the text itself")),
    Name("pieces.{l}", "[]", N_("the id of piece {layer} of this text")),
    Name("ids", "[pos]", N_("the id of each token: its number in the vocabulary")),
    *(Name(place.pattern, place.dims, place.says) for place in PLACES),
)

PREFIXES = {
    "grad_": N_("how the error would change with it: {what}"),
    "plus.": N_("after the push up: {what}"),
    "minus.": N_("after the push down: {what}"),
    "without.": N_("in the changed run: {what}"),
    "poles.": N_("for the words of the poles, each alone: {what}"),
    "a.": N_("in the first sentence: {what}"),
    "b.": N_("in the second sentence: {what}"),
    "sentences.": N_("in one of the sentences: {what}"),
}

_NUMBER = re.compile(r"^\d+\.")
"""After a prefix there may be a number: poles.3. are those words of the poles that are 3 tokens long;
sentences.3. is the fourth sentence."""
_PATTERNS = [
    (re.compile("^" + re.escape(name.pattern).replace(r"\{l\}", r"(?P<layer>\d+)") + "$"), name) for name in TENSORS
]


@lru_cache(maxsize=1024)
def find(name: str) -> tuple[Name, int | None, str | None]:
    """The entry of a tensor name, its layer where it has one, and its prefix. Errors: KeyError for an unknown name."""
    for prefix in PREFIXES:
        if name.startswith(prefix):
            entry, layer, _prefix = find(_NUMBER.sub("", name[len(prefix) :]))
            return entry, layer, prefix
    for pattern, entry in _PATTERNS:
        match = pattern.match(name)
        if match:
            layer_text = match.groupdict().get("layer")
            return entry, None if layer_text is None else int(layer_text), None
    raise KeyError(f"a tensor that the dictionary does not know: {name}")


def says(name: str) -> str:
    """The sentence of a tensor name."""
    entry, layer, prefix = find(name)
    sentence = _(entry.says).format(layer="" if layer is None else layer + 1)
    return sentence if prefix is None else _(PREFIXES[prefix]).format(what=sentence)
