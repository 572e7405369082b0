"""Where a word goes: its path through the layers on the plane of two poles, on tape.

The poles are words. Each is read alone by the same model, and the word is compared with it at the same depth: the
stream after a layer with the stream after that layer. Measured on the 50 pairs of `attention_pairs`, this tells the two
meanings apart in 50 of 50 after the last layer; the embeddings of the poles, which stay as they are from layer to
layer, in 48.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.engine.change import KnockOut
from app.engine.errors import NotAllowedError
from app.engine.library import Library, Opened
from app.engine.operations.follow import Word
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.transformer import put_parameters, stream
from app.trace.attention_requests import PathRequest
from app.trace.language import N_, _
from app.trace.numbers import nested
from app.trace.places import Labels
from app.trace.recording import Recording
from app.trace.transformer import Read, labels_of, put_text, read_text

DIGITS = 5


def record_path(request: PathRequest, library: Library) -> Recording:
    """The path of one word. `result`: tokens, place [depth][pole], lean [depth], pole_words with their places."""
    opened = library.open(request.model)
    read, tokens = read_text(opened, request.text)
    places = check_places(request.places, tokens)
    tape = Tape()
    placed = put_parameters(tape, opened.model)
    stream(tape, opened.model.config, placed, put_text(tape, tokens))
    poles = put_poles(tape, opened, placed, request.poles)
    followed = follow_word(tape, opened, places)
    compare(tape, followed, poles)
    labels = {**labels_of(opened, tokens), **path_labels(opened, tokens, places, poles)}
    result = {"tokens": tokens, "read": read, "causal": opened.causal} | path_result(tape, opened, poles)
    return Recording(request.model, tape, request.model_dump(), labels, result)


def check_places(places: tuple[int, ...], tokens: Read) -> tuple[int, ...]:
    """Errors: NotAllowedError, field "token", for a place that the text does not have."""
    for place in places:
        if place >= len(tokens):
            raise NotAllowedError(
                N_("token: there is no {place} here: places are counted from 0, the last is {limit}"),
                "token",
                len(tokens) - 1,
                place=place,
            )
    return places


@dataclass(frozen=True, slots=True)
class Poles:
    """The words of both poles, in one row; which of them belong to which; and what their runs read."""

    words: tuple[str, ...]
    groups: tuple[tuple[int, ...], tuple[int, ...]]
    numbers: Tensor
    labels: Labels


def put_poles(tape: Tape, opened: Opened, placed: Mapping[str, Tensor], poles: Sequence[Sequence[str]]) -> Poles:
    """Run every word of the poles alone; those of as many tokens together. Errors: NotAllowedError, field "poles"."""
    words = tuple(word for pole in poles for word in pole)
    reads = [_read_pole(opened, word) for word in words]
    by_length: dict[int, list[int]] = {}
    for at, tokens in enumerate(reads):
        by_length.setdefault(len(tokens), []).append(at)
    streams: list[Tensor] = []
    where: dict[int, Word] = {}
    labels: dict[str, list[str]] = {}
    for length, members in by_length.items():
        run = f"poles.{length}."
        ids: Any = np.array([[token["id"] for token in reads[at]] for at in members], dtype=np.intp)
        stream(tape, opened.model.config, placed, tape.input(f"{run}ids", ids, ("sample", "pos")), run)
        depths = tuple(range(len(streams), len(streams) + opened.model.config.n_layers + 1))
        streams += streams_of(tape, opened.model.config.n_layers, run)
        own = [place for place, token in enumerate(reads[members[0]]) if not token["special"]]
        where |= {at: (depths, sample, tuple(own)) for sample, at in enumerate(members)}
        labels |= {f"{run}sample": [words[at] for at in members]}
        labels |= {
            f"{run}{dim}": [_slot(token) for token in reads[members[0]]] for dim in ("pos", "query_pos", "key_pos")
        }
    numbers = tape.follow(*streams, words=tuple(where[at] for at in range(len(words))), axis="mark", name="poles")
    first = len(poles[0])
    return Poles(words, (tuple(range(first)), tuple(range(first, len(words)))), numbers, labels)


def _read_pole(opened: Opened, word: str) -> Read:
    """A pole as it would stand within a text: with a space before it, where spaces belong to the tokens."""
    if not word.strip():
        raise NotAllowedError(N_("a pole has a word that is only spaces"), "poles")
    try:
        return read_text(opened, f" {word.strip()}")[1]
    except NotAllowedError as error:
        raise NotAllowedError(
            N_("poles: {word}: {problem}"), "poles", error.limit, word=word, problem=error.said
        ) from None


def _slot(token: dict[str, Any]) -> str:
    return str(token["text"]) if token["special"] else "…"


def streams_of(tape: Tape, n_layers: int, run: str = "") -> list[Tensor]:
    """The stream before the first layer, and after each."""
    first = tape.tensors[f"{run}blocks.0.resid_pre"]
    return [first, *(tape.tensors[f"{run}blocks.{layer}.resid_post"] for layer in range(n_layers))]


def follow_word(tape: Tape, opened: Opened, places: tuple[int, ...], run: str = "") -> Tensor:
    """The word at every depth, [1, depth, d_model]."""
    n_layers = opened.model.config.n_layers
    depths = tuple(range(n_layers + 1))
    return tape.follow(
        *streams_of(tape, n_layers, run), words=((depths, None, places),), axis="word", name=f"{run}word"
    )


def compare(tape: Tape, word: Tensor, poles: Poles, run: str = "") -> Tensor:
    """Where the word stands between the poles at every depth; in the first run, where the poles' words stand too."""
    likeness = tape.likeness(word, poles.numbers, f"{run}likeness")  # [1, depth, pole_word]
    place = tape.group_means(likeness, poles.groups, f"{run}place")  # [1, depth, pole]
    if not run:
        among = tape.likeness(poles.numbers, poles.numbers, "pole_likeness")
        tape.group_means(among, poles.groups, "pole_place")
    return tape.contrast(place, f"{run}lean")  # [1, depth]


def path_labels(opened: Opened, tokens: Read, places: tuple[int, ...], poles: Poles | None) -> dict[str, Sequence[str]]:
    """The names of the places along the axes of a path."""
    n_layers = opened.model.config.n_layers
    after = [_("after layer {n}").format(n=layer + 1) for layer in range(n_layers)]
    word = "".join(str(tokens[place]["text"]).removeprefix("##") for place in places)
    named: dict[str, Sequence[str]] = {"word": [word.strip() or word], "depth": [_("before the layers"), *after]}
    if poles is None:
        return named
    both = [", ".join(poles.words[at] for at in group) for group in poles.groups]
    return named | {"pole_word": list(poles.words), "mark": list(poles.words), "pole": both} | dict(poles.labels)


def path_result(tape: Tape, opened: Opened, poles: Poles, run: str = "") -> dict[str, Any]:
    """The numbers of the plane, as they are sent."""

    def told(name: str) -> Any:
        return nested(tape.tensors[f"{run}{name}"].value, DIGITS)

    result = {"place": told("place")[0], "lean": told("lean")[0]}
    if run:
        return result
    own = told("pole_place")
    return result | {
        "pole_words": [
            {"text": word, "pole": int(at in poles.groups[1]), "place": own[at]} for at, word in enumerate(poles.words)
        ]
    }


def knocked_out(
    tape: Tape, opened: Opened, placed: Mapping[str, Tensor], tokens: Read, knock_out: KnockOut, run: str
) -> Tensor:
    """The same text through the model once more, with the change. Returns the stream behind the last block."""
    config = opened.model.config
    knock_out.check(config.n_layers, config.n_heads, len(tokens), config.causal)
    return stream(tape, config, placed, tape.tensors["ids"], run, change=knock_out)
