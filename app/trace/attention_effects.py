"""The effect of each weight of a row, of each head, or of each word, on one word: every one taken away in its turn.

The runs go through the layers side by side, from the first layer that differs on; nothing is written down. Any of them
can be had on tape from `attention_effect`, which gives the same numbers. They begin in the run that nothing is done to,
which is read off a recording. Of a long text they are asked for a few at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from app.engine.change import KnockOut, Several, Weight
from app.engine.errors import NotAllowedError
from app.engine.library import Library, Opened
from app.engine.operation import Array
from app.engine.operations.alike import ALIKE
from app.engine.operations.contrast import CONTRAST
from app.engine.operations.distance import DISTANCE
from app.engine.operations.group_means import GROUP_MEANS
from app.engine.operations.likeness import LIKENESS
from app.engine.operations.shift import SHIFT
from app.engine.operations.softmax import SOFTMAX
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.transformer import put_parameters, read_out, through
from app.trace.attention_path import check_places, put_poles, streams_of
from app.trace.attention_requests import EffectsRequest
from app.trace.language import N_
from app.trace.numbers import significant
from app.trace.recording import Recording
from app.trace.transformer import Read, read_text, record_attention
from app.trace.transformer_requests import AttentionRequest

MOST = 24
"""How many are tried: of the weights of a long row the largest."""
MOST_TOKENS = 16_384
"""So many tokens go through the layers in one request, of all runs together: of 32 tokens 512 runs, of 512 tokens 32.
Whoever wants more asks again, from `first` on."""
AT_ONCE = 2048
"""So many tokens go through the layers side by side."""


def effects(request: EffectsRequest, library: Library, plain: Recording | None = None) -> dict[str, Any]:
    """`effects`: for each {knock_out, distance, alike, lean?, shift?}, in their order; `before`: {lean?}; `total`: how
    many there are to try. `plain` is the recording of the text that nothing is done to, where there is one already.

    Errors: NotAllowedError, field "count", for more at once than there is room for.
    """
    opened = library.open(request.model)
    asked = AttentionRequest(model=request.model, text=request.text)
    tape = (plain or record_attention(asked, library)).tape
    _read, tokens = read_text(opened, request.text)
    places = check_places(request.places, tokens)
    config = opened.model.config
    placed = {name: tape.tensors[name] for name in opened.model.parameters}
    run = _Runs(opened, tape, placed, streams_of(tape, config.n_layers)[-1], places)
    if request.poles is not None:
        beside = Tape()  # the recording is others' too: nothing is written onto it
        poles = put_poles(beside, opened, put_parameters(beside, opened.model), request.poles)
        run.poles, run.groups = poles.numbers.value[:, -1:], poles.groups
    every = list(_choices(request, opened, tape, tokens))
    choices = _a_few(every, request, len(tokens))
    for choice in choices[:1]:
        choice.check(config.n_layers, config.n_heads, len(tokens), opened.causal)
    told = [effect for batch in _batches(choices, len(tokens)) for effect in run.effects_of(batch)]
    order = {told_of(choice): at for at, choice in enumerate(choices)}
    told.sort(key=lambda effect: order[effect.pop("key")])
    return {"effects": told, "before": run.before(), "total": len(every)}


def _a_few(every: Sequence[KnockOut], request: EffectsRequest, length: int) -> Sequence[KnockOut]:
    """Those that are asked for, from `first` on, at most `count`. Errors: NotAllowedError, field "count"."""
    choices = every[request.first :][: request.count]
    most = max(1, MOST_TOKENS // length)
    if len(choices) > most:
        raise NotAllowedError(
            N_(
                "the text is {length} tokens long: at most {limit} can be tried at once, not {count};"
                " ask for a few at a time, with first and count"
            ),
            "count",
            most,
            length=length,
            count=len(choices),
        )
    return choices


def told_of(choice: KnockOut) -> tuple[Any, ...]:
    """What tells one choice from another."""
    return choice.words, choice.heads, choice.weights


def _choices(request: EffectsRequest, opened: Opened, tape: Tape, tokens: Read) -> Iterator[KnockOut]:
    """What is taken away, one after the other."""
    config = opened.model.config
    if request.of == "heads":
        yield from (KnockOut(heads=((at, head),)) for at in range(config.n_layers) for head in range(config.n_heads))
        return
    if request.of == "words":
        looked = np.sum([_looks(tape, layer, request.places[-1]) for layer in range(config.n_layers)], axis=0)
        words = [at for at in range(len(tokens)) if at not in request.places]
        words.sort(key=lambda at: (-looked[at], at))
        yield from (KnockOut(words=(at,)) for at in sorted(words[: max(MOST, MOST_TOKENS // 4 // len(tokens))]))
        return
    query = request.places[-1]
    KnockOut(weights=(Weight(request.layer, request.head, query, 0),)).check(
        config.n_layers, config.n_heads, len(tokens), False
    )
    row = tape.tensors[f"blocks.{request.layer}.pattern"].value[request.head, query]
    seen = query + 1 if config.causal else len(tokens)
    largest = sorted(range(seen), key=lambda key: (-row[key], key))[:MOST]
    yield from (KnockOut(weights=(Weight(request.layer, request.head, query, key),)) for key in sorted(largest))


def _looks(tape: Tape, layer: int, query: int) -> Array:
    """[key_pos]: how much the word looks at each, in all heads of a layer."""
    looks: Array = tape.tensors[f"blocks.{layer}.pattern"].value[:, query].sum(axis=0)
    return looks


def _batches(choices: Sequence[KnockOut], length: int) -> Iterator[list[KnockOut]]:
    """Those that begin to differ in the same layer, and not too many at once."""
    size = max(1, AT_ONCE // length)
    for layer in sorted({choice.first_layer for choice in choices}):
        own = [choice for choice in choices if choice.first_layer == layer]
        yield from (own[at : at + size] for at in range(0, len(own), size))


class _Runs:
    """What all runs have in common."""

    def __init__(
        self, opened: Opened, tape: Tape, placed: Mapping[str, Tensor], resid: Tensor, places: tuple[int, ...]
    ) -> None:
        self.opened, self.tape, self.placed, self.places = opened, tape, placed, list(places)
        self.word = resid.value[self.places].mean(axis=0)  # [d_model]
        self.guesses = opened.causal and opened.model.config.unembedding != "none"
        self.probs = self._probs(resid.value[None])[0] if self.guesses else None
        self.poles: Array | None = None
        self.groups: tuple[tuple[int, ...], ...] = ()

    def effects_of(self, batch: Sequence[KnockOut]) -> Iterator[dict[str, Any]]:
        """One batch through the layers."""
        config, first = self.opened.model.config, batch[0].first_layer
        start = streams_of(self.tape, config.n_layers)[first].value
        resid = Tensor("start", np.repeat(start[None], len(batch), axis=0))  # [sample, pos, d_model]
        quiet = Tape(recording=False)
        ends = through(quiet, config, self.placed, resid, first, change=Several(batch)).value
        words = ends[:, self.places].mean(axis=1)  # [sample, d_model]
        before = np.broadcast_to(self.word, words.shape)
        distances, likenesses = DISTANCE.forward(before, words), ALIKE.forward(before, words)
        leans = self._leans(words)
        shifts = (
            SHIFT.forward(np.broadcast_to(self.probs, (len(batch), self.probs.size)), self._probs(ends))
            if (self.probs is not None)
            else None
        )
        for at, choice in enumerate(batch):
            told: dict[str, Any] = {"key": told_of(choice), "knock_out": _body(choice)}
            told |= {"distance": significant(float(distances[at]), 5), "alike": significant(float(likenesses[at]), 6)}
            told |= {} if leans is None else {"lean": significant(float(leans[at]), 5)}
            yield told | ({} if shifts is None else {"shift": significant(float(shifts[at]), 5)})

    def before(self) -> dict[str, Any]:
        """Where nothing is taken away."""
        leans = self._leans(self.word[None])
        return {} if leans is None else {"lean": significant(float(leans[0]), 5)}

    def _leans(self, words: Array) -> Array | None:
        if self.poles is None:
            return None
        likeness = LIKENESS.forward(words[:, None], self.poles)  # [sample, 1, pole_word]
        leans: Array = CONTRAST.forward(GROUP_MEANS.forward(likeness, self.groups))[:, 0]
        return leans

    def _probs(self, ends: Array) -> Array:
        last = Tensor("last", ends[:, -1:])  # [sample, 1, d_model]
        logits = read_out(Tape(recording=False), self.opened.model.config, self.placed, last)
        shares: Array = SOFTMAX.forward(logits.value[:, 0])
        return shares


def _body(choice: KnockOut) -> dict[str, Any]:
    """The choice, as a request would say it."""
    if choice.words:
        return {"word": choice.words[0]}
    if choice.heads:
        return {"head": list(choice.heads[0])}
    weight = choice.weights[0]
    place = {"layer": weight.layer, "head": weight.head, "query": weight.query, "key": weight.key}
    return {"weight": place | {"value": weight.value}}
