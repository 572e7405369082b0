"""The shapes of the answers, as published: the JSON Schema of a trace, and the models of the OpenAPI document."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = "glassbox.trace/1"


class Answer(BaseModel):
    """A part of an answer: nothing in it that is not described."""

    model_config = ConfigDict(extra="forbid")


class TensorAnswer(Answer):
    """A named array. `data` is nested lists as deep as `dims`; null where it is fetched from `href` instead."""

    dims: list[str]
    shape: list[int]
    data: float | list[Any] | None = Field(description="nested lists of numbers; a masked entry is null")
    says: str
    href: str | None = Field(None, description="where the numbers are, when there are too many to send along")


class StepAnswer(Answer):
    """One operation: what it read, what it wrote, and what it did in words."""

    id: int = Field(ge=1)
    op: str
    title: str
    says: str
    formula: str
    reads: list[str]
    writes: str


class Trace(Answer):
    """One recorded computation. Every name in `reads` is handed in, or was written by an earlier step."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    schema_: Literal["glassbox.trace/1"] = Field(alias="schema")
    model: str
    params: dict[str, Any] = Field(description="the request, with every default filled in")
    axes: dict[str, int | list[str]] = Field(description="the size of each axis, or the labels along it")
    tensors: dict[str, TensorAnswer]
    steps: list[StepAnswer]
    result: dict[str, Any]


class TermAnswer(Answer):
    """One operand of an explained number."""

    tensor: str
    index: list[int]
    label: str
    value: float
    factor: float | None = None
    factor_tensor: str | None = None
    factor_index: list[int] | None = None
    factor_label: str | None = None
    with_tensor: str | None = Field(None, description="what stands beside it, where the two are not multiplied")
    with_index: list[int] | None = None
    with_label: str | None = None
    with_word: str | None = Field(None, description="what it is, in one word: wanted, or the id that chose a row")
    product: float


class RestAnswer(Answer):
    """The terms that were not told one by one, because `most` were asked for."""

    count: int
    product: float


class WholeAnswer(Answer):
    """The sum that some terms are a part of, and how many terms it has."""

    tensor: str
    index: list[int]
    label: str
    value: float
    terms: int


class Explained(Answer):
    """One number, and how it came about. A number that was handed in has op "input" and no terms."""

    tensor: str
    index: list[int]
    label: str
    value: float | None = Field(description="null where the number is masked")
    op: str
    title: str
    formula: str
    rule: str = Field(description="how the products of the terms make the number")
    terms: list[TermAnswer] = Field(
        description="largest product first, of equals in the order of the computation; the parts of a token in theirs"
    )
    rest: RestAnswer | None = None
    whole: WholeAnswer | None = Field(None, description="of a part: the number that it is a part of")
    says: str


class MapPoint(Answer):
    """A word on the plane that shows most of where the words lie."""

    word: str
    family: str
    x: float
    y: float


class Guess(Answer):
    """A token that could come next."""

    id: int
    text: str
    probability: float


class GrowFrame(Answer):
    """One moment of a model that grows. The last one has done: true. Surprises are in nats a token."""

    step: int
    steps: int
    tokens: int = Field(description="how many tokens it has been asked for so far")
    loss: float | None = Field(description="of what it read since the frame before; null before any training")
    held_out: float | None = Field(description="of the part that is kept from it; with a checkpoint")
    floor: float | None = Field(description="the entropy of the text, where it is known: no model can do better")
    sample: str = Field(description="what it writes by itself, with the same dice each time")
    told: list[bool] | None = Field(description="of each whole line of it, whether the world could have told it")
    watch: list[str] = Field(description="the tokens of the watched sentence")
    pattern: list[list[list[list[float]]]] = Field(description="of that sentence: [layer][head][query][key]")
    next: list[Guess] = Field(description="what it expects after that sentence, best first")
    map: list[MapPoint]
    kin: float | None = Field(description="the share of these words whose nearest other word is of their family")
    shown: float = Field(description="how much of where the words lie this plane shows, 0 to 1")
    model: str | None = Field(description="a checkpoint: the file of the model in base 64, safetensors of float16")
    digest: str | None = Field(description="the SHA-256 of that file; it is kept under it by PUT /api/models/{digest}")
    id: str | None = Field(description="the id of the model while it is kept")
    done: bool | None = None


class MergeFrame(Answer):
    """One merge of a training. The last one has done: true; where nothing could be merged, its merge is 0."""

    merge: int = Field(description="which merge it is, from 1")
    pair: list[int] | None = Field(description="the ids of the two that become one")
    parts: list[str] | None = Field(description="their texts; a part of a letter is shown as the replacement character")
    count: int = Field(description="how often the pair stood in the text")
    new_id: int | None
    text: str
    bytes: list[int]
    tokens: int = Field(description="how many tokens the text has now")
    d_vocab: int = Field(description="how many ids there are now, bytes included")
    done: bool | None = None


class SpokenAnswer(Answer):
    """One token that was chosen. The last one has done: true."""

    id: int
    text: str
    probability: float = Field(description="as it was chosen: after the temperature and the cuts")
    before: float = Field(description="before anything was cooled or cut")
    done: bool | None = None


class SliceAnswer(Answer):
    """A tensor, or what is left of it where some axes were given a place."""

    tensor: str
    dims: list[str]
    shape: list[int]
    at: dict[str, int]
    data: float | list[Any] | None = Field(description="nested lists of numbers; a masked entry is null")


class ErrorDetail(Answer):
    """What went wrong, in words for people; `field` is the place in the request, `limit` what would be allowed."""

    code: str
    message: str
    field: str | None = None
    limit: float | int | str | None = None


class ErrorAnswer(Answer):
    """The one shape of every error."""

    error: ErrorDetail


class ModelAnswer(Answer):
    """A model that can be opened here."""

    id: str
    name: str
    family: str
    parameters: int
    n_layers: int | None
    n_heads: int | None
    d_model: int | None
    d_vocab: int | None
    n_ctx: int | None = Field(None, description="how many tokens a text may have")
    ready: bool
    source: str
    hint: str = Field("", description="how to get it, where it is not ready")


def trace_schema() -> dict[str, Any]:
    """The JSON Schema of a trace."""
    schema = Trace.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}
