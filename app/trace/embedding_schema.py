"""The shapes of the answers about embeddings."""

from __future__ import annotations

from pydantic import Field

from app.trace.schema import Answer


class AlikeWord(Answer):
    """A word, and how much it points the same way."""

    word: str
    similarity: float = Field(description="the cosine, from −1 to 1")
    index: int = Field(description="its place along the axis `word` of the trace, for /api/explain")


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


class SentencesAnswer(Answer):
    """Sentences, each against each; on a plane where three or more differ."""

    sentences: list[str]
    similarity: list[list[float]]
    points: list[PlaceOfSentence]


class AnalogyAnswer(Answer):
    """One analogy of the set."""

    a: str
    b: str
    c: str
    expected: str
    answers: list[AlikeWord]
    right: bool
    missing: bool = Field(description="the model has no row for one of the four")


class AnalogyKind(Answer):
    """The analogies of one kind."""

    kind: str
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


class LearnFrame(Answer):
    """One moment of words that learn their places. The last one has done: true."""

    step: int
    loss: float
    dimensions: int
    points: list[LearnedPoint] = Field(description="of more than two dimensions the first two")
    agreement: float = Field(description="the share of words whose nearest other word is of their family")
    chance: float = Field(description="the same, if the nearest were any word")
    done: bool | None = None
