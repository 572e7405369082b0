"""The whole machine: the forward pass and the draw, and behind them who voted for the word, and when it was decided.

Of a model that was not taught what comes next there is the forward pass alone, and its sentence vector.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.exact import ExactLibrary
from app.engine.library import Library, Opened
from app.engine.machine import Part, decided, parts_of, put_heads, put_lens, put_sentence, put_votes
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.trace.candidates import best, candidate
from app.trace.language import N_
from app.trace.next import record_next
from app.trace.numbers import significant
from app.trace.recording import Recording
from app.trace.transformer import DIGITS, labels_of, run
from app.trace.transformer_requests import MachineRequest

CARRIED = 30_000
"""How many numbers travel with the trace: of 16 tokens in the pocket GPT all that the overview shows."""
EXACT = 2_000_000
"""Models of up to so many parameters are run in float64: the votes add up, and the script agrees, to the last digit."""
FIRST: tuple[str, ...] = (
    "pattern",
    "votes",
    "head_votes",
    "embed",
    "pos_embed",
    "resid_pre",
    "resid_mid",
    "resid_post",
)
FIRST += ("sentence", "sentence_votes", "near", "mlp_post", "mlp_votes", "attn_out", "mlp_out", "result")
NOW = 8
"""How many candidates a read-out names."""


def record_machine(request: MachineRequest, library: Library, exact: int = EXACT) -> Recording:
    """The forward pass with both readings; of models of up to `exact` parameters in float64.

    Errors: as `record_next`; NotAllowedError for a word that there is not.
    """
    shelves = ExactLibrary(library, exact)
    opened = shelves.open(request.model)
    return _answered(request, shelves, opened) if opened.causal else _read_only(request, opened)


def _answered(request: MachineRequest, library: Library, opened: Opened) -> Recording:
    recording = record_next(request, library)
    tape, config = recording.tape, opened.model.config
    place = len(recording.result["tokens"]) - 1
    scores = tape.tensors["last_logits"].value
    word = _word(request, int(np.argmax(scores)), config.d_vocab)
    put_heads(tape, config, tape.tensors)
    votes = put_votes(tape, config, tape.tensors, tape.input("voted", np.array(word), ()), place)
    read = put_lens(tape, config, tape.tensors, tape.tensors["W_U"], place)
    parts = parts_of(config)
    told = {
        "voted": candidate(opened, word, float(read[-1].value[word])) | {"score": significant(float(scores[word]))},
        "votes": [_vote(part, float(vote)) for part, vote in zip(parts, votes.value, strict=True)],
        "lens": [_read_out(opened, depth, probs, word) for depth, probs in enumerate(read)],
        "decided": decided([int(np.argmax(probs.value)) for probs in read]),
    }
    labels = {**recording.labels, "part": [label_of(part) for part in parts]}
    params = recording.params | {"word": request.word, "carry": CARRIED}
    result = recording.result | _sizes(opened) | told
    return Recording(request.model, tape, params, labels, result, CARRIED, FIRST, DIGITS)


def _word(request: MachineRequest, winner: int, d_vocab: int) -> int:
    if request.word is None:
        return winner
    if request.word >= d_vocab:
        raise NotAllowedError(
            N_("there is no token {word}: this model has {d_vocab}"),
            "word",
            d_vocab - 1,
            word=request.word,
            d_vocab=d_vocab,
        )
    return request.word


def label_of(part: Part) -> str:
    """A part as a label that needs no language: "embed", "head 1.3", "mlp 0"."""
    where = "" if part.layer is None else f" {part.layer}" if part.head is None else f" {part.layer}.{part.head}"
    return f"{part.kind}{where}"


def _vote(part: Part, vote: float) -> dict[str, Any]:
    where = {"kind": part.kind, "layer": part.layer, "head": part.head}
    return where | {"vote": significant(vote), "tensor": part.vote, "index": list(part.index)}


def _read_out(opened: Opened, depth: int, probs: Tensor, word: int) -> dict[str, Any]:
    of_word = significant(float(probs.value[word]))
    return {"depth": depth, "candidates": best(opened, probs.value, NOW), "of_word": of_word}


def _sizes(opened: Opened) -> dict[str, Any]:
    config = opened.model.config
    sizes = {name: getattr(config, name) for name in ("n_layers", "n_heads", "d_model", "d_head", "d_mlp")}
    return {"sizes": sizes, "family": config.family, "causal": opened.causal}


def _read_only(request: MachineRequest, opened: Opened) -> Recording:
    """A model that reads a whole text at once: what comes out is one vector for the sentence.

    `along`: how far each token points along it, `length` is their mean; `near`: how near to it one was, by depth.
    """
    tape = Tape()
    read, tokens, out = run(opened, tape, request.text)
    along, near = put_sentence(tape, opened.model.config, out)
    put_heads(tape, opened.model.config, tape.tensors)
    told = {
        "length": significant(float(tape.tensors["sentence_length"].value)),
        "along": [significant(float(each)) for each in along.value],
        "near": [significant(float(each.value)) for each in near],
    }
    result = {"tokens": tokens, "read": read} | _sizes(opened) | told
    params = request.model_dump() | {"carry": CARRIED}
    return Recording(request.model, tape, params, labels_of(opened, tokens), result, CARRIED, FIRST, DIGITS)
