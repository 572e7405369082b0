"""Requests of every kind, to take traces of: each is a body as it would be sent, and the recording it leads to."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.engine.pixels import EXAMPLES, first_network
from app.trace import attention_requests as asked
from app.trace.analogy_set import record_analogies
from app.trace.attention_difference import record_difference
from app.trace.attention_effect import record_effect
from app.trace.attention_heads import record_heads
from app.trace.attention_path import record_path
from app.trace.attention_pinned import record_pinned
from app.trace.embedding_lesson import record_moment
from app.trace.embedding_map import record_map
from app.trace.embedding_requests import (
    AnalogiesRequest,
    AnalogyRequest,
    MapRequest,
    MomentRequest,
    NeighboursRequest,
    SentencesRequest,
)
from app.trace.embedding_sentences import record_sentences
from app.trace.embeddings import record_analogy, record_neighbours
from app.trace.machine import record_machine
from app.trace.next import record_next
from app.trace.pixels import network_json, record_accuracy, record_backward, record_forward, record_nudge
from app.trace.pixels_space import record_space
from app.trace.pixels_stuck import record_stuck
from app.trace.recording import Recording, trace_of
from app.trace.requests import (
    AccuracyRequest,
    BackwardRequest,
    Body,
    ForwardRequest,
    NudgeRequest,
    SpaceRequest,
    StuckRequest,
)
from app.trace.token_requests import NAMES as TOKENIZERS
from app.trace.token_requests import EncodeRequest
from app.trace.tokens import record_encode
from app.trace.transformer import record_attention
from app.trace.transformer_requests import AttentionRequest, MachineRequest, NextRequest
from tests.trace.shelves import library

CROSS, PLUS = EXAMPLES[0][0].tolist(), EXAMPLES[0][2].tolist()
GREYS = [0.5, -0.25, 0.125, 1.0, -1.0, 0.0, 0.3, -0.7, 0.9]
SEVERAL = [{"pixels": CROSS, "target": 0}, {"pixels": GREYS, "target": 2}, {"pixels": PLUS, "target": 2}]


def network(seed: int = 1, *inner: int, hidden: str = "tanh", output: str = "sigmoid") -> dict[str, Any]:
    """A random network as it is sent."""
    sizes = (9, *(inner or (6, 6)), 4)
    return network_json(first_network(np.random.default_rng(seed), sizes, hidden, output))


@dataclass(frozen=True)
class Scene:
    """A body, the form that it must have, and what is recorded of it."""

    request: type[Body]
    record: Callable[..., Recording]
    body: dict[str, Any]

    def recording(self) -> Recording:
        """As the route does it, the body having come as JSON. A model is asked of a library of tiny ones."""
        asked = self.request.model_validate_json(json.dumps(self.body))
        of_model = "model" in self.body or self.body.get("tokenizer", "own") not in TOKENIZERS
        return self.record(asked, library()) if of_model else self.record(asked)

    def trace(self) -> dict[str, Any]:
        """As it is sent."""
        trace: dict[str, Any] = json.loads(json.dumps(trace_of(self.recording()), allow_nan=False))
        return trace


def _forward(**body: Any) -> Scene:
    return Scene(ForwardRequest, record_forward, body)


def _backward(**body: Any) -> Scene:
    return Scene(BackwardRequest, record_backward, body)


def _nudge(**body: Any) -> Scene:
    return Scene(NudgeRequest, record_nudge, body)


def _accuracy(**body: Any) -> Scene:
    return Scene(AccuracyRequest, record_accuracy, body)


def _encode(text: str, tokenizer: str, **body: Any) -> Scene:
    return Scene(EncodeRequest, record_encode, {"text": text, "tokenizer": tokenizer, **body})


MERGES = [[116, 104], [256, 101], [32, 257], [195, 169], [97, 97], [260, 97]]
"""th, the, ␣the, é, aa, aaa."""
POLES = [["a", "be"], ["c"]]
ABOUT: dict[str, Any] = {"model": "tiny", "text": "a b, a.", "token": [3, 5]}
OUT = {"word": 1, "head": [1, 0], "weight": {"layer": 0, "head": 1, "query": 3, "key": 2, "value": 0.25}}
ATTENTION_SCENES = {
    "the path of a word": Scene(asked.PathRequest, record_path, ABOUT | {"poles": POLES}),
    "heads by what they do": Scene(asked.HeadsRequest, record_heads, ABOUT),
    "heads that look both ways": Scene(asked.HeadsRequest, record_heads, ABOUT | {"model": "both"}),
    "pinned heads": Scene(
        asked.PinnedRequest, record_pinned, ABOUT | {"heads": [[0, 1], [1, 0], [1, 1]], "compare": [2, 0]}
    ),
    "without a word": Scene(asked.EffectRequest, record_effect, ABOUT | {"knock_out": OUT, "poles": POLES}),
    "one minus the other": Scene(
        asked.DifferenceRequest,
        record_difference,
        {"model": "tiny", "texts": ["abc", "axcd"], "tensor": "blocks.0.attn_scores"},
    ),
}
MOMENT: dict[str, Any] = {
    "names": ["dog", "puppy", "bank", "river"],
    "families": ["animals", "animals", "things", "things"],
    "words": [[0.5, 1.0], [0.25, 1.0], [-2.0, 0.5], [0.5, 0.75]],
    "others": [[0.5, 0.5], [1.0, 0.25], [-1.0, 0.0], [0.0, 1.0]],
    "bias": [0.0, 0.125, -0.5, 0.25],
    "tried": {"words": [0, 3], "others": [[1, 2, 2], [2, 0, 3]]},
}
DEEP = network(5, 1, 12, 3, 2, hidden="relu", output="softmax")
SCENES: Mapping[str, Scene] = {
    "forward": _forward(pixels=CROSS),
    "forward through five layers": _forward(pixels=GREYS, network=DEEP, symbols=["a", "b", "c", "ü"]),
    "backward": _backward(pixels=CROSS, target=0),
    "backward of several": _backward(examples=SEVERAL, learning_rate=2, network=network(3, 3)),
    "backward of one in a list": _backward(examples=SEVERAL[:1], network=network(3, 2)),
    "backward through five layers": _backward(pixels=GREYS, target=3, network=DEEP, hold=False),
    "backward of shares": _backward(
        examples=SEVERAL, network=network(8, 4, hidden="relu", output="softmax"), loss="cross_entropy"
    ),
    "backward of surprise": _backward(pixels=GREYS, target=1, loss="cross_entropy", hold=False, learning_rate=0.01),
    "nudge of a weight": _nudge(pixels=PLUS, target=2, tensor="layers.1.W", index=[2, 3]),
    "nudge of a bias": _nudge(
        examples=SEVERAL, tensor="layers.0.b", index=[1], nudge=0.01, network=network(2, 2), loss="cross_entropy"
    ),
    "accuracy": _accuracy(),
    "accuracy with flips": _accuracy(flips=1, examples=SEVERAL, network=network(4)),
    "the whole space": Scene(SpaceRequest, record_space, {"pixels": GREYS, "examples": SEVERAL, "network": network(6)}),
    "the whole space of another shape": Scene(SpaceRequest, record_space, {"network": DEEP}),
    "what a finding rests on": Scene(
        StuckRequest, record_stuck, {"losses": [0.5, 0.25, 0.75, 0.4], "network": network(7)}
    ),
    "tokens of merges": _encode("the other thé\naaaa 👍🏽", "own", merges=MERGES),
    "tokens of bytes": _encode("She said: é 👍🏽", "bytes"),
    "tokens of characters": _encode("She said: é 👍🏽", "characters"),
    "tokens of words": _encode("She gave her museum 日本 to the bank.", "words"),
    "tokens of pieces": _encode("She baths é[SEP] at the ☃ bäthe!", "minilm"),
    "tokens of merges, with special tokens": _encode("the other<|end|>thé", "merging"),
    "a text through a model that looks both ways": Scene(
        AttentionRequest, record_attention, {"model": "minilm", "text": "at the bank"}
    ),
    "a text through a model": Scene(AttentionRequest, record_attention, {"model": "tiny", "text": "a bank"}),
    **ATTENTION_SCENES,
    "the next token": Scene(
        NextRequest,
        record_next,
        {"model": "tiny", "text": "bank", "temperature": 0.5, "top_k": 9, "top_p": 0.8, "seed": 3},
    ),
    "the whole machine": Scene(MachineRequest, record_machine, {"model": "tiny", "text": "bank", "seed": 3}),
    "the whole machine, read only": Scene(MachineRequest, record_machine, {"model": "minilm", "text": "a bank"}),
    "the whole machine for another word": Scene(
        MachineRequest, record_machine, {"model": "tiny", "text": "a", "word": 9}
    ),
    "the whole machine with a table of its own": Scene(
        MachineRequest, record_machine, {"model": "own table", "text": "ab"}
    ),
    "neighbours of a word": Scene(NeighboursRequest, record_neighbours, {"model": "minilm", "word": "bank", "k": 2}),
    "an analogy": Scene(AnalogyRequest, record_analogy, {"model": "minilm", "a": "the", "b": "she", "c": "baths"}),
    "the set of analogies": Scene(AnalogiesRequest, record_analogies, {"model": "tiny"}),
    "a moment of words that learn": Scene(MomentRequest, record_moment, MOMENT),
    "sentences of a model that looks both ways": Scene(
        SentencesRequest, record_sentences, {"model": "minilm", "sentences": ["at the bank", "she"]}
    ),
    "words on a plane": Scene(MapRequest, record_map, {"model": "minilm", "words": ["she", "at", "the", "bank"]}),
    "words between poles": Scene(
        MapRequest,
        record_map,
        {"model": "minilm", "words": ["she", "at", "the"], "axes": [["bank", "bath"], ["baths", "at"]]},
    ),
    "words from the middle to one end": Scene(
        MapRequest,
        record_map,
        {"model": "minilm", "words": ["she", "at", "the"], "also": ["bath"], "axes": [[None, None], [None, "bank"]]},
    ),
    "sentences on a plane": Scene(
        SentencesRequest, record_sentences, {"model": "tiny", "sentences": ["a bank", "band", "a and", "the end"]}
    ),
}
NAMES = sorted(SCENES)
