"""What each head does, measured: where the words of this text look, and how much the head writes for one of them."""

from __future__ import annotations

from typing import Any

from app.engine.library import Library
from app.engine.tape import Tape
from app.engine.transformer import put_parameters, stream
from app.trace.attention_path import check_places
from app.trace.attention_requests import HeadsRequest
from app.trace.numbers import nested, significant
from app.trace.recording import Recording
from app.trace.transformer import Read, labels_of, put_text, read_text

STOPS = frozenset(".,;:!?")
ENOUGH = 0.4
"""A head is named after where it looks when so much of the attention goes there, and nowhere else more."""
BROAD = 0.75
"""A head is called broad when its weights are spread so evenly: their entropy, of the most that there could be."""

Pairs = list[tuple[int, int]]


def record_heads(request: HeadsRequest, library: Library) -> Recording:
    """`result.heads`: for each {layer, head, does, measure, looks, spread, writes}, layer by layer.

    `looks` has the mean share for each kind of place; `does` is the kind with the most where that is enough, else
    "broad", or "mixed"; `writes` is the length of what the head adds to the stream for the last token of the word, the
    one whose arcs are drawn.
    """
    opened = library.open(request.model)
    read, tokens = read_text(opened, request.text)
    places = check_places(request.places, tokens)
    tape = Tape()
    placed = put_parameters(tape, opened.model)
    config = opened.model.config
    stream(tape, config, placed, put_text(tape, tokens))
    kinds = kinds_of(tokens, opened.causal)
    heads = []
    for layer in range(config.n_layers):
        at = f"blocks.{layer}."
        pattern = tape.tensors[f"{at}pattern"]
        looks = {
            kind: tape.look_share(pattern, pairs, queries, f"{at}looks_{kind}").value
            for kind, (pairs, queries) in kinds.items()
        }
        written = tape.head_out(tape.tensors[f"{at}z"], placed[f"{at}W_O"], f"{at}head_out")  # [pos, head, d_model]
        size = tape.length(written, f"{at}head_size").value[places[-1]]  # [pos, head] -> [head]
        spread = tape.evenness(pattern, opened.causal, f"{at}evenness").value
        heads += [_told(layer, head, looks, spread, size) for head in range(config.n_heads)]
    result = {"tokens": tokens, "read": read, "causal": opened.causal, "heads": heads}
    return Recording(request.model, tape, request.model_dump(), labels_of(opened, tokens), result)


def kinds_of(tokens: Read, causal: bool) -> dict[str, tuple[Pairs, int]]:
    """For each kind of place the weights that count, (query, key), and how many words look; kinds that there are."""
    words = [at for at, token in enumerate(tokens) if not token["special"]]
    ends = [at for at, token in enumerate(tokens) if token["special"] and at > 0]
    first = 0
    rest = [at for at in words if at != first]
    kinds: dict[str, tuple[Pairs, list[int]]] = {
        "previous": ([(at, at - 1) for at in rest if at - 1 != first or not causal], rest),
        "next": ([] if causal else [(at, at + 1) for at in words[:-1]], words[:-1]),
        "itself": ([(at, at) for at in rest], rest),
        "same": _same(tokens, rest, causal),
        "first": ([(at, first) for at in rest], rest),
        "end": ([(at, end) for at in words for end in ends if not causal or end <= at], words),
        "stop": _stops(tokens, words, causal),
    }
    return {kind: (pairs, len(queries)) for kind, (pairs, queries) in kinds.items() if pairs and queries}


def _same(tokens: Read, words: list[int], causal: bool) -> tuple[Pairs, list[int]]:
    """Other places with the same text."""
    pairs = [
        (query, key)
        for query in words
        for key in words
        if query != key and tokens[query]["id"] == tokens[key]["id"] and (key < query or not causal)
    ]
    return pairs, sorted({query for query, _key in pairs})


def _stops(tokens: Read, words: list[int], causal: bool) -> tuple[Pairs, list[int]]:
    stops = [at for at in words if str(tokens[at]["text"]).strip() in STOPS]
    queries = [at for at in words if at not in stops]
    pairs = [(query, key) for query in queries for key in stops if key < query or not causal]
    return pairs, queries if pairs else []


def _told(layer: int, head: int, looks: dict[str, Any], spread: Any, size: Any) -> dict[str, Any]:
    shares = {kind: significant(float(values[head]), 4) for kind, values in looks.items()}
    most = max(shares, key=lambda kind: shares[kind], default=None)
    even = significant(float(spread[head]), 4)
    if most is not None and shares[most] >= ENOUGH:
        does, measure = most, shares[most]
    elif even >= BROAD:
        does, measure = "broad", even
    else:
        does, measure = "mixed", shares[most] if most is not None else even
    told = {"layer": layer, "head": head, "does": does, "measure": measure, "most": most, "looks": shares}
    return told | {"spread": even, "writes": nested(size[head], 5)}
