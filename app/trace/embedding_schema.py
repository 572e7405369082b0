"""The shapes of the answers about embeddings."""

from __future__ import annotations

from pydantic import Field

from app.trace.schema import Answer


class AlikeWord(Answer):
    """A word, and how much it points the same way."""

    word: str
    similarity: float = Field(description="the cosine, from −1 to 1")
    index: int = Field(description="its place along the axis `word` of the trace, for /api/explain")
    asked: dict[str, list[str]] | None = Field(
        None, description="the words that were asked for, each as its pieces: one where the model has a row for it"
    )


class WordsAnswer(Answer):
    """The words that a model knows by a row of its own."""

    words: list[str]
    of: int = Field(description="how many there are in all")


class PlaceOfWord(Answer):
    """A word on the plane."""

    word: str
    x: float
    y: float
    misplaced: float = Field(description="how far it lies off the plane; lengths are those of rows of length one")
    on: float = Field(description="the share of its difference from the middle, squared, that lies on the plane")
    near: int = Field(description="how many of its true neighbours are near it on the plane")
    of: int = Field(description="of so many")
    pieces: int = Field(description="1 for a word that is one token")


class MapAnswer(Answer):
    """Words on a plane."""

    points: list[PlaceOfWord]
    kept: float = Field(description="the share of all differences between the words that the plane holds")


class TrueNeighbour(AlikeWord):
    """One of the words of the map that are nearest by all numbers."""

    here: bool = Field(description="whether it is near on the plane too, among as many that are nearest there")


class AroundAnswer(Answer):
    """A word of the map, and its true neighbours among the words of the map, the most alike first."""

    word: str
    index: int = Field(description="its place along the axis `word` of the map's tape, for /api/explain")
    near: list[TrueNeighbour]


class PlaceOfSentence(Answer):
    """A sentence on the plane."""

    sentence: str
    x: float
    y: float
    misplaced: float


class ReadToken(Answer):
    """A token of a sentence, and where it stands in the text as it was read."""

    id: int
    text: str
    start: int
    end: int
    special: bool = Field(description="put before or after by the model, no part of the text")


class ReadSentence(Answer):
    """A sentence as the model read it."""

    tokens: list[ReadToken]
    last: str = Field(description="the tensor that the vector is the mean of, [pos, d_model], for /api/tensor")


class SentencesAnswer(Answer):
    """Sentences, each against each; on a plane where three or more differ."""

    sentences: list[str]
    similarity: list[list[float]]
    points: list[PlaceOfSentence]
    read: list[ReadSentence]


class AnalogyAnswer(Answer):
    """One analogy of the set."""

    a: str
    b: str
    c: str
    expected: str
    answers: list[AlikeWord]
    right: bool
    missing: bool = Field(description="the model cannot read one of the four, or was never taught it")
    index: int | None = Field(None, description="its place along the axis `analogy` of the trace, where it was asked")


class AnalogyKind(Answer):
    """The analogies of one kind. `index` is its place along the axis `kind` of the trace."""

    kind: str
    index: int
    right: int
    of: int
    items: list[AnalogyAnswer]


class AnalogiesAnswer(Answer):
    """The whole set, answered now."""

    kinds: list[AnalogyKind]
    right: int
    of: int
    missing: int


class LearnedPoint(Answer):
    """A word on its way."""

    word: str
    family: str
    x: float
    y: float


class LearnedTables(Answer):
    """What the words that are shown have learned: all that the figures of a moment are made of."""

    words: list[list[float]] = Field(description="the place of each, with all its numbers")
    others: list[list[float]] = Field(description="what each is as a neighbour")
    bias: list[float]


class TriedPairs(Answer):
    """The pairs on which the surprise is measured, the same at every moment."""

    words: list[int] = Field(description="words that were read, by their place among the points")
    others: list[list[int]] = Field(description="beside each its true neighbour, then words picked by chance")


class LearnFrame(Answer):
    """One moment of words that learn their places. The last one has done: true."""

    step: int
    loss: float = Field(description="the surprise about the pairs that are tried, in nats a pair")
    dimensions: int
    points: list[LearnedPoint] = Field(description="of more than two dimensions the first two")
    tables: LearnedTables
    tried: TriedPairs | None = Field(None, description="in the first frame")
    agreement: float = Field(description="the share of words whose nearest other word is of their family")
    chance: float = Field(description="the same, if the nearest were any other word")
    done: bool | None = None
