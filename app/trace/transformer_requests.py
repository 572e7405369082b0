"""What can be asked of a language model. How long a text may be is a matter of settings, and is checked by the web."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.trace.requests import Body, Seed

ModelId = Annotated[str, Field(min_length=1, max_length=128, description="a model of /api/models, by its id")]
Carry = Annotated[int, Field(ge=0, le=2_000_000, strict=True)]


class AttentionRequest(Body):
    """A text through a model."""

    model: ModelId
    text: str
    carry: Carry | None = Field(None, description="how many numbers travel with the trace; the rest has an href")


class Choosing(Body):
    """How the next token is chosen. `temperature` 0 takes the best; `top_k` 0 and `top_p` 1 cut nothing."""

    model: ModelId
    text: str
    temperature: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] = 1.0
    top_k: Annotated[int, Field(ge=0, le=10**6, strict=True)] = 0
    top_p: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] = 1.0
    seed: Seed = 0


class NextRequest(Choosing):
    """What comes next?"""

    carry: Carry | None = Field(None, description="how many numbers travel with the trace; the rest has an href")


class MachineRequest(NextRequest):
    """What comes next, and who did what for it."""

    word: Annotated[int, Field(ge=0, le=10**9, strict=True)] | None = Field(
        None, description="the token whose votes are counted, by its id; else the most probable"
    )


class GenerateRequest(Choosing):
    """So many tokens, one after the other."""

    n: Annotated[int, Field(ge=1, strict=True, description="how many tokens")] = 16
