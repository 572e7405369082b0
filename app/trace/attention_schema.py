"""The shapes of what is answered about attention, for the OpenAPI document."""

from __future__ import annotations

from pydantic import Field

from app.trace.schema import Answer


class TokenAnswer(Answer):
    """One token of a text as the model reads it; `start` and `end` in letters of the text as it was read."""

    id: int
    text: str
    start: int
    end: int
    special: bool


class PoleWord(Answer):
    """One word of the poles, and where it stands on the plane."""

    text: str
    pole: int
    place: list[list[float]] = Field(description="[depth][pole]")


class PathAnswer(Answer):
    """Where a word goes. Depth 0 is before the layers, depth n after n of them. Every number explains itself."""

    tokens: list[TokenAnswer]
    read: str
    causal: bool
    place: list[list[float]] = Field(description="how alike the word is to each pole: [depth][pole]")
    lean: list[float] = Field(description="likeness to the first pole minus likeness to the second: [depth]")
    pole_words: list[PoleWord]


class HeadAnswer(Answer):
    """What one head does."""

    layer: int
    head: int
    does: str = Field(description="previous, next, itself, same, first, end, stop, broad or mixed")
    measure: float = Field(description="the mean share of attention that goes there; for broad, the spread")
    most: str | None = Field(description="the kind of place that gets the most")
    looks: dict[str, float] = Field(description="the mean share of attention for each kind of place")
    spread: float = Field(description="how evenly it looks, 0 to 1")
    writes: float = Field(description="the length of what it adds to the stream for the last token of the word")


class HeadsAnswer(Answer):
    """Every head, layer by layer."""

    tokens: list[TokenAnswer]
    read: str
    causal: bool
    heads: list[HeadAnswer]


class OneEffect(Answer):
    """What changes when one thing is taken away: the numbers of the same run of /api/attention/effect."""

    knock_out: dict[str, object]
    distance: float = Field(description="how far it moves the word, after the last layer")
    alike: float
    lean: float | None = Field(None, description="where the word then leans, with poles")
    shift: float | None = Field(None, description="how much probability of the next word goes over")


class EffectsAnswer(Answer):
    """Each in its turn."""

    effects: list[OneEffect]
    before: dict[str, float]
    total: int = Field(description="how many there are to try; those from `first` on were tried, at most `count`")


class PairLine(Answer):
    """One pair of sentences, or with `done` the figures of all."""

    pair: int | None = None
    word: str | None = None
    poles: list[list[str]] | None = None
    sentences: list[str] | int | None = None
    tokens: list[list[int]] | None = None
    leans: list[list[float]] | None = None
    apart: bool | int | None = None
    outright: list[bool] | int | None = None
    parts: int | list[int] | None = None
    done: bool | None = None
    pairs: int | None = None
    words: int | None = None
    apart_after: list[int] | None = None
    mean_gap: list[float] | None = None
