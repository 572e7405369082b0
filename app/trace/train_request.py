"""A training that can be asked for: from which network, with which examples, how, and from where on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from app.engine.errors import NotAllowedError
from app.engine.pixels_learning import Lesson, batches
from app.trace.language import N_
from app.trace.requests import (
    Body,
    Examples,
    Hidden,
    LearningRate,
    Loss,
    LossKind,
    NetworkBody,
    Output,
    Seed,
    Sizes,
    default_examples,
)


class TrainRequest(Body):
    """A training, from `network` or from the seed's first weights."""

    seed: Seed = 1
    network: NetworkBody | None = None
    sizes: Sizes | None = None
    hidden: Hidden = "tanh"
    output: Output = "sigmoid"
    examples: Examples = Field(default_factory=default_examples, validate_default=False)
    learning_rate: LearningRate = 0.3
    epochs: Annotated[int, Field(ge=0, strict=True)] = 300
    every: Annotated[int, Field(ge=1, strict=True, description="epochs (or steps) from one frame to the next")] = 2
    each: Literal["epoch", "step"] = Field("epoch", description="what `every` counts")
    batch_size: Annotated[int, Field(ge=0, strict=True, description="0: all examples at once")] = 0
    noise: Annotated[float, Field(ge=0, le=2, allow_inf_nan=False)] = 0.0
    loss: LossKind = "squared"
    hold: bool = Field(True, strict=True)
    first_epoch: Annotated[int, Field(ge=0, le=10**9, strict=True, description="whole epochs done already")] = 0
    first_step: Annotated[int, Field(ge=0, le=10**12, strict=True)] | None = Field(
        None, description="updates done already, as a frame says; one within an epoch goes on in the midst of it"
    )
    lowest: Loss | None = Field(
        None, description="the lowest error of this training until here, by which a later rise is found"
    )

    @model_validator(mode="after")
    def _sizes_fit(self) -> TrainRequest:
        if self.network is not None and self.sizes is not None and self.sizes != self.network.sizes:
            raise NotAllowedError(
                N_("sizes {sizes} are not those of the network: {own}"),
                sizes=self.sizes,
                own=self.network.sizes,
            )
        return self

    @model_validator(mode="after")
    def _squashes_fit(self) -> TrainRequest:
        """A network that does not say how it squashes takes what is said beside it; one that does is not gainsaid."""
        if self.network is None:
            return self
        for squash in ("hidden", "output"):
            if squash not in self.model_fields_set:
                continue
            beside, own = getattr(self, squash), getattr(self.network, squash)
            if squash in self.network.model_fields_set and beside != own:
                raise NotAllowedError(
                    N_("{squash} {beside} is not that of the network: {own}"), squash=squash, beside=beside, own=own
                )
            self.network = self.network.model_copy(update={squash: beside})
        return self

    @model_validator(mode="after")
    def _step_fits(self) -> TrainRequest:
        each = batches(len(self.examples), self.batch_size)[1]
        start = self.first_epoch * each
        if self.first_step is not None and not start <= self.first_step < start + each:
            raise NotAllowedError(
                N_("first_step {step} is not in epoch {epoch}: {start} to {last}"),
                step=self.first_step,
                epoch=self.first_epoch,
                start=start,
                last=start + each - 1,
            )
        return self

    def lesson(self) -> Lesson:
        """The engine's settings."""
        return Lesson(self.learning_rate, self.batch_size, self.noise, self.loss, self.hold, self.seed)
