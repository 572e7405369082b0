"""What can be asked of embeddings. How many words and sentences there may be is a matter of settings."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

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
