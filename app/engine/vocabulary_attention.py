"""The operations that look into attention, and change it, as a tape speaks them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.engine.operation import Operation
from app.engine.operations.alike import ALIKE
from app.engine.operations.blend import BLEND
from app.engine.operations.contrast import CONTRAST
from app.engine.operations.difference import DIFFERENCE
from app.engine.operations.distance import DISTANCE
from app.engine.operations.evenness import EVENNESS
from app.engine.operations.follow import FOLLOW, Word
from app.engine.operations.group_means import GROUP_MEANS
from app.engine.operations.head_out import HEAD_OUT
from app.engine.operations.likeness import LIKENESS
from app.engine.operations.look_share import LOOK_SHARE, Pairs
from app.engine.operations.pick_heads import PICK_HEADS, Picks
from app.engine.operations.set_weights import SET_WEIGHTS, Set
from app.engine.operations.shift import SHIFT
from app.engine.operations.strike import STRIKE
from app.engine.operations.switch_off import SWITCH_OFF
from app.engine.tensor import Tensor


class AttentionVocabulary:
    """Each as a method, that names what it reads and what it writes."""

    def apply(self, operation: Operation, reads: tuple[Tensor, ...], name: str, **options: Any) -> Tensor:
        """Run an operation on what it reads."""
        raise NotImplementedError

    def strike(self, attn_scores: Tensor, words: Sequence[int], name: str) -> Tensor:
        return self.apply(STRIKE, (attn_scores,), name, words=words)

    def set_weights(self, pattern: Tensor, weights: Sequence[Set], causal: bool, name: str) -> Tensor:
        return self.apply(SET_WEIGHTS, (pattern,), name, weights=weights, causal=causal)

    def switch_off(self, z: Tensor, heads: Sequence[int], name: str) -> Tensor:
        return self.apply(SWITCH_OFF, (z,), name, heads=heads)

    def follow(self, *streams: Tensor, words: Sequence[Word], axis: str, name: str) -> Tensor:
        return self.apply(FOLLOW, streams, name, words=words, axis=axis)

    def likeness(self, words: Tensor, poles: Tensor, name: str) -> Tensor:
        return self.apply(LIKENESS, (words, poles), name)

    def group_means(self, numbers: Tensor, groups: Sequence[Sequence[int]], name: str) -> Tensor:
        return self.apply(GROUP_MEANS, (numbers,), name, groups=groups)

    def contrast(self, place: Tensor, name: str) -> Tensor:
        return self.apply(CONTRAST, (place,), name)

    def alike(self, before: Tensor, after: Tensor, name: str) -> Tensor:
        return self.apply(ALIKE, (before, after), name)

    def distance(self, before: Tensor, after: Tensor, name: str) -> Tensor:
        return self.apply(DISTANCE, (before, after), name)

    def shift(self, before: Tensor, after: Tensor, name: str) -> Tensor:
        return self.apply(SHIFT, (before, after), name)

    def look_share(self, pattern: Tensor, pairs: Pairs, queries: int, name: str) -> Tensor:
        return self.apply(LOOK_SHARE, (pattern,), name, pairs=pairs, queries=queries)

    def head_out(self, z: Tensor, weight: Tensor, name: str) -> Tensor:
        return self.apply(HEAD_OUT, (z, weight), name)

    def difference(self, left: Tensor, right: Tensor, axes: Sequence[int], pairs: Pairs, name: str) -> Tensor:
        return self.apply(DIFFERENCE, (left, right), name, axes=axes, pairs=pairs)

    def pick_heads(self, *layers: Tensor, picks: Picks, at: int, axis: str, name: str) -> Tensor:
        return self.apply(PICK_HEADS, layers, name, picks=picks, at=at, axis=axis)

    def blend(self, rows: Tensor, parts: Sequence[float], name: str) -> Tensor:
        return self.apply(BLEND, (rows,), name, parts=parts)

    def evenness(self, pattern: Tensor, causal: bool, name: str) -> Tensor:
        return self.apply(EVENNESS, (pattern,), name, causal=causal)
