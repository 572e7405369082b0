"""What can be asked for: the bodies of the routes, with every default filled in and every limit of form checked.

How much may be asked for at once (epochs, examples, bytes) is a matter of settings, and is checked by the web.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import numpy as np
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from app.engine.errors import NotAllowedError
from app.engine.operation import Array
from app.engine.pixels import EXAMPLES, MAX_WEIGHT, SYMBOLS, Network
from app.engine.pixels_learning import Lesson
from app.trace.language import N_

MAX_SEED = 2**53 - 1  # the largest whole number that JavaScript keeps exactly


def _plain_text(text: str) -> str:
    if any(ord(letter) < 32 or 0xD800 <= ord(letter) <= 0xDFFF for letter in text):
        raise NotAllowedError(N_("a name may hold no control character and no half of a surrogate pair"))
    return text


Pixel = Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False)]
Pixels = Annotated[list[Pixel], Field(min_length=9, max_length=9, description="nine numbers, 1 white to −1 black")]
Weight = Annotated[float, Field(ge=-MAX_WEIGHT, le=MAX_WEIGHT, allow_inf_nan=False)]
Target = Annotated[int, Field(ge=0, le=3, strict=True, description="which of the four symbols is right")]
SymbolName = Annotated[str, Field(min_length=1, max_length=24), AfterValidator(_plain_text)]
Symbols = Annotated[list[SymbolName], Field(min_length=4, max_length=4, description="the names of the four symbols")]
Seed = Annotated[int, Field(ge=0, le=MAX_SEED, strict=True)]
Hidden = Literal["tanh", "relu"]
Output = Literal["sigmoid", "softmax"]
LossKind = Literal["squared", "cross_entropy"]
Loss = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]
LearningRate = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]


def _nine_to_four(sizes: list[int]) -> list[int]:
    if sizes[0] != 9 or sizes[-1] != 4:
        raise NotAllowedError(N_("sizes begin with 9 and end with 4: {sizes}"), sizes=sizes)
    return sizes


Sizes = Annotated[
    list[Annotated[int, Field(ge=1, le=12, strict=True)]],
    Field(min_length=3, max_length=6, description="9, then one to four hidden layers of 1 to 12 neurons, then 4"),
    AfterValidator(_nine_to_four),
]


class Body(BaseModel):
    """A request body: no unknown fields."""

    model_config = ConfigDict(extra="forbid", strict=True)


class NetworkBody(Body):
    """A whole network. `weights[l][i][j]` goes from input i to neuron j of layer l."""

    sizes: Sizes
    weights: Annotated[
        list[
            Annotated[
                list[Annotated[list[Weight], Field(min_length=1, max_length=12)]], Field(min_length=1, max_length=12)
            ]
        ],
        Field(min_length=2, max_length=5),
    ]
    biases: Annotated[
        list[Annotated[list[Weight], Field(min_length=1, max_length=12)]], Field(min_length=2, max_length=5)
    ]
    hidden: Hidden = "tanh"
    output: Output = "sigmoid"

    @model_validator(mode="after")
    def _fits(self) -> NetworkBody:
        pairs = list(zip(self.sizes[:-1], self.sizes[1:], strict=True))
        if len(self.weights) != len(pairs) or len(self.biases) != len(pairs):
            raise NotAllowedError(
                N_("{count} sizes need {layers} layers of weights and biases"), count=len(self.sizes), layers=len(pairs)
            )
        for layer, (d_in, d_out) in enumerate(pairs):
            rows = self.weights[layer]
            if len(rows) != d_in or any(len(row) != d_out for row in rows) or len(self.biases[layer]) != d_out:
                raise NotAllowedError(
                    N_("layer {layer} needs {d_in} rows of {d_out} weights, and {d_out} biases"),
                    layer=layer,
                    d_in=d_in,
                    d_out=d_out,
                )
        return self

    def to_engine(self) -> Network:
        """The same network as arrays."""
        weights = tuple(np.array(layer, dtype=float) for layer in self.weights)
        biases = tuple(np.array(layer, dtype=float) for layer in self.biases)
        return Network(weights, biases, self.hidden, self.output)


class Example(Body):
    """A picture, and which symbol it is."""

    pixels: Pixels
    target: Target


def default_examples() -> list[Example]:
    """The four symbols, one example each."""
    pixels, answers = EXAMPLES
    return [Example(pixels=row, target=answer) for row, answer in zip(pixels.tolist(), answers.tolist(), strict=True)]


Examples = Annotated[
    list[Example], Field(min_length=1, description="the pictures to learn or judge, and their answers")
]


def as_arrays(examples: list[Example]) -> tuple[Array, Array]:
    """pixels [sample, pixel] and answers [sample]."""
    pixels = np.array([example.pixels for example in examples], dtype=float)
    return pixels, np.array([example.target for example in examples])


class ForwardRequest(Body):
    """One picture through the network."""

    pixels: Pixels
    network: NetworkBody | None = None
    symbols: Symbols = list(SYMBOLS)


class BackwardRequest(Body):
    """One step of learning, from one picture or from several examples at once."""

    pixels: Pixels | None = None
    target: Target | None = None
    examples: Examples | None = None
    network: NetworkBody | None = None
    learning_rate: LearningRate = 0.3
    loss: LossKind = "squared"
    hold: bool = Field(True, strict=True, description="hold every weight within −1 and 1 after the step")
    symbols: Symbols = list(SYMBOLS)

    @model_validator(mode="after")
    def _one_or_several(self) -> BackwardRequest:
        single = self.pixels is not None and self.target is not None
        if (self.pixels is None) != (self.target is None) or single == (self.examples is not None):
            raise NotAllowedError(N_("give either pixels and target, or examples"))
        return self

    def lesson(self) -> Lesson:
        """The engine's settings for one step."""
        return Lesson(learning_rate=self.learning_rate, loss=self.loss, hold=self.hold)


class NudgeRequest(BackwardRequest):
    """Is the gradient of one weight true? Push it up and down, and measure."""

    tensor: Annotated[str, Field(pattern=r"^layers\.[0-4]\.[Wb]$", description="the weights or biases of a layer")]
    index: Annotated[list[Annotated[int, Field(ge=0, le=11, strict=True)]], Field(min_length=1, max_length=2)]
    nudge: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] = 0.001


class AccuracyRequest(Body):
    """How many of the examples the network gets right."""

    network: NetworkBody | None = None
    examples: Examples = Field(default_factory=default_examples, validate_default=False)
    flips: Annotated[int, Field(ge=0, le=1, strict=True)] = Field(
        0, description="1 adds the nine pictures that differ from each example in one pixel"
    )
    symbols: Symbols = list(SYMBOLS)


class SpaceRequest(Body):
    """All 512 pictures through the network, counted: by answer, by what the examples say, and around one picture."""

    network: NetworkBody | None = None
    pixels: Pixels | None = Field(None, description="a picture: how many of its nine neighbours get another answer?")
    examples: Examples = Field(default_factory=default_examples, validate_default=False)
    symbols: Symbols = list(SYMBOLS)


class StuckRequest(Body):
    """What a finding about a training rests on: its network, and its latest errors, the oldest first."""

    network: NetworkBody | None = None
    losses: Annotated[list[Loss], Field(min_length=2, max_length=100)] | None = None
    symbols: Symbols = list(SYMBOLS)


class NetworkRequest(Body):
    """A network that knows nothing yet."""

    seed: Seed = 1
    sizes: Sizes | None = None
    hidden: Hidden = "tanh"
    output: Output = "sigmoid"


class AtlasRequest(Body):
    """All 512 pictures at once."""

    network: NetworkBody | None = None


class Of(Body):
    """Which request the number comes from."""

    route: Annotated[str, Field(max_length=64)]
    request: dict[str, Any]


class ExplainRequest(Body):
    """One number of one trace."""

    of: Of
    tensor: Annotated[str, Field(max_length=128), AfterValidator(_plain_text)]
    index: Annotated[list[Annotated[int, Field(ge=0, le=10**9, strict=True)]], Field(max_length=8)]
    part: (
        Annotated[list[Annotated[int, Field(ge=0, le=10**9, strict=True)]], Field(min_length=1, max_length=1024)] | None
    ) = Field(None, description="only these terms of a sum, counted from 0 in the order of the computation")
    most: Annotated[int, Field(ge=1, le=100_000, strict=True)] | None = Field(
        None, description="how many terms to tell one by one, the largest; the others are added up"
    )
