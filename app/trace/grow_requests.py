"""What can be asked of a model that grows. How much may be asked for at once is a matter of settings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from app.engine.errors import NotAllowedError
from app.trace.language import N_
from app.trace.requests import Body, Seed

D_MODEL, N_LAYERS, N_HEADS, STEPS = 48, 2, 4, 1500
"""The default size: a useful model in half a minute of one core."""


class GrowRequest(Body):
    """A model to grow: its size, what it reads (the world's stories, or `text`), and a sentence to watch."""

    d_model: Annotated[int, Field(ge=8, le=256, strict=True, description="how many numbers a token is")] = D_MODEL
    n_layers: Annotated[int, Field(ge=1, le=12, strict=True)] = N_LAYERS
    n_heads: Annotated[int, Field(ge=1, le=16, strict=True, description="divides d_model")] = N_HEADS
    seed: Seed = 1
    steps: Annotated[int, Field(ge=0, strict=True, description="how many batches it reads")] = STEPS
    learning_rate: Annotated[float, Field(gt=0, le=10, allow_inf_nan=False)] = 0.01
    text: str | None = Field(None, description="a text of your own to learn instead of the world's stories")
    vocab_size: Annotated[int, Field(ge=256, strict=True, description="of a tokenizer learned from `text`")] = 512
    watch: str | None = Field(None, description="the sentence that is watched; without it the beginning of the text")

    @model_validator(mode="after")
    def _heads_divide(self) -> GrowRequest:
        if self.d_model % self.n_heads:
            raise NotAllowedError(
                N_("{n_heads} heads cannot share {d_model} numbers evenly"),
                "n_heads",
                n_heads=self.n_heads,
                d_model=self.d_model,
            )
        return self
