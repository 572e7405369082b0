"""What can be asked of embeddings. How many words and sentences there may be is a matter of settings."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from app.engine.errors import NotAllowedError
from app.trace.language import N_
from app.trace.requests import Body, Seed, _plain_text
from app.trace.transformer_requests import ModelId

Word = Annotated[str, Field(min_length=1, max_length=48), AfterValidator(_plain_text)]
Pair = Annotated[
    list[Word | None],
    Field(
        min_length=2,
        max_length=2,
        description="the word at the low end, and at the high; null is the middle of all words, two of them the way in "
        "which the words differ most",
    ),
]
Few = Annotated[int, Field(ge=1, le=100, strict=True, description="how many answers")]
Most = Annotated[int, Field(ge=3, strict=True, description="so many of the model's commonest words")]


class WordsRequest(Body):
    """The words that a model knows, the commonest first."""

    model: ModelId
    most: Most = 1500


class NeighboursRequest(Body):
    """Which words are most alike to one?"""

    model: ModelId
    word: Word
    k: Few = 10


class AnalogyRequest(Body):
    """a is to b as c is to what?"""

    model: ModelId
    a: Word
    b: Word
    c: Word
    k: Few = 10


class AnalogiesRequest(Body):
    """The whole set of analogies."""

    model: ModelId


class MapRequest(Body):
    """Words on a plane: its axes are those along which they differ most, or lead from one word to another."""

    model: ModelId
    words: Annotated[list[Word], Field(min_length=3)] | None = Field(None, description="else the commonest")
    most: Most = 1500
    also: Annotated[list[Word], Field(max_length=100)] = Field(
        [], description="more words, laid onto the plane: they change neither its middle nor its axes"
    )
    axes: Literal["pca"] | Annotated[list[Pair], Field(min_length=1, max_length=2)] = "pca"


class AroundRequest(MapRequest):
    """Who are the true neighbours of some words of a map, and which of them are near on it?"""

    of: Annotated[list[Word], Field(min_length=1, max_length=64, description="words of the map")]


class SentencesRequest(Body):
    """Sentences, each as one vector."""

    model: ModelId
    sentences: Annotated[list[Annotated[str, Field(min_length=1)]], Field(min_length=1)]


class LearnRequest(Body):
    """Words learn their places from the world's text."""

    seed: Seed = 1
    dimensions: Annotated[int, Field(ge=2, le=64, strict=True)] = 2
    steps: Annotated[int, Field(ge=1, strict=True)] = 3000
    every: Annotated[int, Field(ge=1, strict=True, description="steps from one frame to the next")] = 50


Finite = Annotated[float, Field(ge=-1e6, le=1e6, allow_inf_nan=False)]
Row = Annotated[list[Finite], Field(min_length=1, max_length=64)]
Place = Annotated[int, Field(ge=0, strict=True)]


class Tried(Body):
    """Pairs of words, by their places: a word that was read, and beside it its true neighbour and some chance ones."""

    words: Annotated[list[Place], Field(min_length=1)]
    others: Annotated[list[Annotated[list[Place], Field(min_length=1)]], Field(min_length=1)]


class MomentRequest(Body):
    """One moment of words that learn: what they are at it, as a frame tells it."""

    names: Annotated[list[Word], Field(min_length=2)]
    families: list[Word]
    words: list[Row]
    others: list[Row]
    bias: list[Finite]
    tried: Tried

    @model_validator(mode="after")
    def _fits(self) -> Self:
        """Everything is there for every word, and nothing stands beside them."""
        sizes = {len(each) for each in (self.names, self.families, self.words, self.others, self.bias)}
        if len(sizes) > 1:
            raise NotAllowedError(N_("names, families, words, others and bias must be of one length"))
        if len({len(row) for row in (*self.words, *self.others)}) > 1:
            raise NotAllowedError(N_("all rows of words and others must be of one length"))
        if len(self.tried.words) != len(self.tried.others) or len({len(row) for row in self.tried.others}) > 1:
            raise NotAllowedError(N_("tried: each word has a row of others, all of one length"))
        most = max(*self.tried.words, *(place for row in self.tried.others for place in row))
        if most >= len(self.names):
            raise NotAllowedError(
                N_("tried: there is no word {place}: there are {count}, counted from 0"),
                place=most,
                count=len(self.names),
            )
        return self
