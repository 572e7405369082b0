"""Interfering with attention: words struck out, weights set by hand, heads and layers switched off.

Each change is an operation of its own on the tape, between the steps that it comes between, so a changed run can be
read and explained like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import Array
from app.engine.operations.set_weights import SET_WEIGHTS
from app.engine.operations.strike import STRIKE
from app.engine.operations.switch_off import SWITCH_OFF
from app.engine.said import N_
from app.engine.tape import Tape
from app.engine.tensor import Tensor


class Change(Protocol):
    """What happens between the steps of attention in one layer. `at` goes before every name."""

    def scores(self, tape: Tape, attn_scores: Tensor, layer: int, at: str) -> Tensor:
        """[..., head, query_pos, key_pos], before the softmax."""

    def pattern(self, tape: Tape, pattern: Tensor, layer: int, at: str, causal: bool) -> Tensor:
        """[..., head, query_pos, key_pos], after it."""

    def z(self, tape: Tape, z: Tensor, layer: int, at: str) -> Tensor:
        """[..., pos, head, d_head], what was gathered."""


@dataclass(frozen=True, slots=True)
class Weight:
    """One weight of one pattern, and what it is set to."""

    layer: int
    head: int
    query: int
    key: int
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class KnockOut:
    """One run's changes, all at once. `heads` are (layer, head); of a layer in `layers` all heads are off."""

    words: tuple[int, ...] = ()
    heads: tuple[tuple[int, int], ...] = ()
    layers: tuple[int, ...] = ()
    weights: tuple[Weight, ...] = ()

    def check(self, n_layers: int, n_heads: int, length: int, causal: bool) -> None:
        """Errors: NotAllowedError with the field, for a place that is not there, or weights that are too much."""
        for word in self.words:
            _within(word, length, "word")
        for layer, head in self.heads:
            _within(layer, n_layers, "head")
            _within(head, n_heads, "head")
        for layer in self.layers:
            _within(layer, n_layers, "layer")
        for weight in self.weights:
            bounds = ((weight.layer, n_layers), (weight.head, n_heads), (weight.query, length), (weight.key, length))
            for place, size in bounds:
                _within(place, size, "weight")
            if causal and weight.key > weight.query:
                raise NotAllowedError(N_("this model looks back alone: a later word cannot be looked at"), "weight")
            if sum(each.value for each in self._row(weight)) > 1.0 + 1e-9:
                raise NotAllowedError(N_("the weights of a row cannot come to more than 1"), "weight", 1)

    def _row(self, weight: Weight) -> list[Weight]:
        own = (weight.layer, weight.head, weight.query)
        return [each for each in self.weights if (each.layer, each.head, each.query) == own]

    @property
    def first_layer(self) -> int:
        """Before it nothing differs."""
        if self.words:
            return 0
        places = [*(layer for layer, _head in self.heads), *self.layers, *(weight.layer for weight in self.weights)]
        return min(places, default=0)

    def scores(self, tape: Tape, attn_scores: Tensor, layer: int, at: str) -> Tensor:
        """Nobody else looks at the words."""
        return tape.strike(attn_scores, self.words, f"{at}attn_scores_struck") if self.words else attn_scores

    def pattern(self, tape: Tape, pattern: Tensor, layer: int, at: str, causal: bool) -> Tensor:
        """The weights are set."""
        own = self._set(layer)
        return tape.set_weights(pattern, own, causal, f"{at}pattern_set") if own else pattern

    def z(self, tape: Tape, z: Tensor, layer: int, at: str) -> Tensor:
        """The heads hand on nothing."""
        off = self._off(layer, z.value.shape[-2])
        return tape.switch_off(z, off, f"{at}z_left") if off else z

    def _set(self, layer: int) -> tuple[tuple[int, int, int, float], ...]:
        return tuple((each.head, each.query, each.key, each.value) for each in self.weights if each.layer == layer)

    def _off(self, layer: int, n_heads: int) -> tuple[int, ...]:
        if layer in self.layers:
            return tuple(range(n_heads))
        return tuple(sorted({head for own, head in self.heads if own == layer}))


@dataclass(frozen=True, slots=True)
class Several:
    """Several runs at once, a sample each, every one with changes of its own. For tapes that keep nothing."""

    each: Sequence[KnockOut]

    def scores(self, tape: Tape, attn_scores: Tensor, layer: int, at: str) -> Tensor:
        """[sample, head, query_pos, key_pos]."""
        if not any(own.words for own in self.each):
            return attn_scores
        rows = zip(self.each, attn_scores.value, strict=True)
        return _again(tape, [STRIKE.forward(row, own.words) for own, row in rows], f"{at}attn_scores_struck")

    def pattern(self, tape: Tape, pattern: Tensor, layer: int, at: str, causal: bool) -> Tensor:
        """[sample, head, query_pos, key_pos]."""
        sets = [own._set(layer) for own in self.each]
        if not any(sets):
            return pattern
        rows = zip(sets, pattern.value, strict=True)
        return _again(tape, [SET_WEIGHTS.forward(row, own, causal) for own, row in rows], f"{at}pattern_set")

    def z(self, tape: Tape, z: Tensor, layer: int, at: str) -> Tensor:
        """[sample, pos, head, d_head]."""
        offs = [own._off(layer, z.value.shape[-2]) for own in self.each]
        if not any(offs):
            return z
        return _again(
            tape, [SWITCH_OFF.forward(row, off) for off, row in zip(offs, z.value, strict=True)], f"{at}z_left"
        )


def _again(tape: Tape, samples: list[Array], name: str) -> Tensor:
    assert not tape.recording
    return Tensor(name, np.stack(samples))


def _within(place: int, size: int, field: str) -> None:
    if not 0 <= place < size:
        raise NotAllowedError(N_("{field}: there is no {place} here: from 0 to {limit}"), field, size - 1, place=place)
