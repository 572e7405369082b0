"""What can be asked about attention. How long a text may be is a matter of settings, and is checked by the web."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from app.engine.change import KnockOut, Weight
from app.engine.errors import NotAllowedError
from app.trace.language import N_
from app.trace.requests import Body, _plain_text
from app.trace.transformer_requests import Carry, ModelId

Count = Annotated[int, Field(ge=0, le=100_000, strict=True)]
Places = Annotated[list[Count], Field(min_length=1, max_length=32)]
Token = Annotated[Count | Places, Field(description="the place of a token, or of each token of one word")]
PoleWord = Annotated[str, Field(min_length=1, max_length=48), AfterValidator(_plain_text)]
Pole = Annotated[list[PoleWord], Field(min_length=1, max_length=8)]
Poles = Annotated[
    list[Pole],
    Field(min_length=2, max_length=2, description="two poles, each of one to eight words: where a word goes"),
]
Head = Annotated[list[Count], Field(min_length=2, max_length=2, description="layer and head, counted from 0")]


class WeightBody(Body):
    """One weight of one pattern, and what it is set to. The others of its row share what is left."""

    layer: Count
    head: Count
    query: Count
    key: Count
    value: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0.0


def _pairs(heads: Sequence[Any]) -> tuple[tuple[int, int], ...]:
    """One [layer, head], or several."""
    if heads and not isinstance(heads[0], list):
        heads = [heads]
    return tuple((layer, head) for layer, head in heads)


class KnockOutBody(Body):
    """What is taken away, or set: one of each kind, or several."""

    word: Count | Annotated[list[Count], Field(max_length=64)] | None = Field(
        None, description="the place of a word: no other word may look at it"
    )
    head: Head | Annotated[list[Head], Field(max_length=512)] | None = Field(
        None, description="[layer, head]: it hands on nothing"
    )
    layer: Count | Annotated[list[Count], Field(max_length=64)] | None = Field(
        None, description="a layer: none of its heads hands on anything"
    )
    weight: WeightBody | Annotated[list[WeightBody], Field(max_length=64)] | None = Field(
        None, description="a weight of a pattern: it is set to its value, 0 where none is given"
    )

    @model_validator(mode="after")
    def _something(self) -> KnockOutBody:
        if self.word is None and self.head is None and self.layer is None and self.weight is None:
            raise NotAllowedError(N_("name what is to be taken away: a word, a head, a layer, or a weight"))
        return self

    def to_engine(self) -> KnockOut:
        """The same, as the engine takes it."""
        words = [] if self.word is None else self.word if isinstance(self.word, list) else [self.word]
        layers = [] if self.layer is None else self.layer if isinstance(self.layer, list) else [self.layer]
        weights = [] if self.weight is None else self.weight if isinstance(self.weight, list) else [self.weight]
        return KnockOut(
            tuple(words),
            _pairs(self.head or []),
            tuple(layers),
            tuple(Weight(each.layer, each.head, each.query, each.key, each.value) for each in weights),
        )


class AboutWord(Body):
    """A word of a text, in a model."""

    model: ModelId
    text: str
    token: Token

    @property
    def places(self) -> tuple[int, ...]:
        """The places of its tokens."""
        return tuple(self.token) if isinstance(self.token, list) else (self.token,)


class PathRequest(AboutWord):
    """Where a word goes on the plane of two poles."""

    poles: Poles


class EffectRequest(AboutWord):
    """What changes when something is taken away."""

    knock_out: KnockOutBody
    poles: Poles | None = None
    carry: Carry | None = Field(None, description="how many numbers travel with the trace; the rest has an href")


class EffectsRequest(AboutWord):
    """The effect of each, one after the other: of the weights of one row, of the heads, or of the words."""

    of: Literal["weights", "heads", "words"]
    layer: Count = 0
    head: Count = 0
    poles: Poles | None = None
    first: Annotated[Count, Field(description="of all that can be tried, begin with this one")] = 0
    count: Annotated[int, Field(ge=1, le=100_000, strict=True, description="how many are tried")] | None = None


class HeadsRequest(AboutWord):
    """What each head does: for all the words, and for this one."""


class PinnedRequest(AboutWord):
    """Several heads together, and two of them compared: `compare` has their places among `heads`."""

    heads: Annotated[list[Head], Field(min_length=1, max_length=32, description="each [layer, head], from 0")]
    compare: Annotated[list[Count], Field(min_length=2, max_length=2)] | None = Field(
        None, description="the first, minus the second; without it the first two"
    )
    carry: Carry | None = Field(None, description="how many numbers travel with the trace; the rest has an href")


class DifferenceRequest(Body):
    """Two texts, and the tensor in which they are compared."""

    model: ModelId
    texts: Annotated[list[str], Field(min_length=2, max_length=2)]
    tensor: Annotated[str, Field(max_length=128), AfterValidator(_plain_text)]
    carry: Carry | None = Field(None, description="how many numbers travel with the trace; the rest has an href")


class PairsRequest(Body):
    """Every pair of sentences, through one model."""

    model: ModelId
