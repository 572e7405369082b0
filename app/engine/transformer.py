"""A transformer, in the arrangement of GPT-2 or of BERT: tokens in, a stream of numbers for each of their places.

    GPT-2:  resid = embed + pos_embed;                           blocks;  logits = layer norm(resid) · W_U
    BERT:   resid = layer norm(embed + pos_embed + type_embed);  blocks

Shapes, without the leading [sample] that every activation may have: tokens [pos]; the stream [pos, d_model]; q, k, v, z
[pos, head, d_head]; attn_scores and pattern [head, query_pos, key_pos]; logits [pos, d_vocab]. The names are those of
TransformerLens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from app.engine.change import Change
from app.engine.errors import NotAllowedError, ShapeError
from app.engine.operation import Array
from app.engine.said import N_
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.transformer_block import Past, block, layer_norm
from app.engine.transformer_config import BLOCK, Config, axes_of, shape_of

__all__ = ["BLOCK", "Config", "Parameters", "Past", "Transformer"]
__all__ += [
    "axes_of",
    "first_model",
    "forward",
    "last_norm",
    "put_parameters",
    "read_out",
    "shape_of",
    "stream",
    "through",
]

Parameters = Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Transformer:
    """A model: its sizes, and its parameters by name. Nothing changes it: training makes a new one."""

    config: Config
    parameters: Parameters
    _tensors: dict[str, Tensor] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def tensors(self) -> Mapping[str, Tensor]:
        """The parameters as tensors that learn, by name: made once, and put on every tape of this model."""
        if not self._tensors:
            axes = axes_of(self.config)
            self._tensors.update({name: Tensor(name, self.parameters[name], axes[name], True) for name in axes})
        return self._tensors

    def __post_init__(self) -> None:
        layout = axes_of(self.config)
        if set(layout) != set(self.parameters):
            wrong = sorted(set(layout) ^ set(self.parameters))
            raise ShapeError(
                N_("these parameters are missing or do not belong here: {names}"), "parameters", names=", ".join(wrong)
            )
        for name, axes in layout.items():
            wanted, shape = shape_of(self.config, axes), self.parameters[name].shape
            if shape != wanted:
                raise ShapeError(
                    N_("{field} has the shape {shape}, it should have {wanted}"),
                    name,
                    shape=list(shape),
                    wanted=list(wanted),
                )


def first_model(config: Config, rng: np.random.Generator, dtype: type[np.floating] = np.float32) -> Transformer:
    """A model that knows nothing yet, as GPT-2 begins: weights drawn about 0, norms that change nothing.

    The standard deviation is 0.02; that of the weights that write into the stream is less, by √(2·n_layers).
    """
    parameters = {}
    for name, axes in axes_of(config).items():
        shape, kind = shape_of(config, axes), name.rpartition(".")[2]
        if kind.startswith("W"):
            spread = 0.02 / (2 * config.n_layers) ** 0.5 if kind in ("W_O", "W_out") else 0.02
            parameters[name] = rng.normal(0.0, spread, shape).astype(dtype)
        else:
            parameters[name] = (np.ones if kind == "w" else np.zeros)(shape, dtype)
    return Transformer(config, parameters)


def put_parameters(tape: Tape, model: Transformer, prefix: str = "") -> Mapping[str, Tensor]:
    """Hand the parameters to the tape, as what is to be learned. They keep their names; `prefix` goes before.

    Whoever made the model has seen to it that they are finite.
    """
    if not prefix:
        tape.place(model.tensors)
        return model.tensors
    return {
        name: tape.parameter(f"{prefix}{name}", model.parameters[name], axes, known=True)
        for name, axes in axes_of(model.config).items()
    }


def forward(
    tape: Tape,
    config: Config,
    parameters: Mapping[str, Tensor],
    tokens: Tensor,
    prefix: str = "",
    past: Past | None = None,
    change: Change | None = None,
) -> Tensor:
    """[..., pos] whole numbers -> logits [..., pos, d_vocab], or the stream [..., pos, d_model] where none are made.

    `prefix` goes before the name of everything written. With a `past`, the tokens are those that come after it; their
    keys and values are put into it. With a `change`, attention is interfered with on its way.
    Errors: NotAllowedError for no tokens, a token that there is not, or more places than n_ctx.
    """
    resid = stream(tape, config, parameters, tokens, prefix, past, change)
    return read_out(tape, config, parameters, resid, prefix)


def stream(
    tape: Tape,
    config: Config,
    parameters: Mapping[str, Tensor],
    tokens: Tensor,
    prefix: str = "",
    past: Past | None = None,
    change: Change | None = None,
) -> Tensor:
    """[..., pos] whole numbers -> the stream behind the last block, [..., pos, d_model]. As `forward` else."""
    if not tokens.value.size:
        raise NotAllowedError(N_("there are no tokens"), "tokens")
    resid = embedded(tape, config, parameters, tokens, prefix, past.length if past else 0)
    return through(tape, config, parameters, resid, 0, prefix, past, change)


def through(
    tape: Tape,
    config: Config,
    parameters: Mapping[str, Tensor],
    resid: Tensor,
    first: int,
    prefix: str = "",
    past: Past | None = None,
    change: Change | None = None,
) -> Tensor:
    """The stream before the block `first` -> the stream behind the last, [..., pos, d_model]."""
    for layer in range(first, config.n_layers):
        own = {name: parameters[f"blocks.{layer}.{name}"] for name in BLOCK}
        resid = block(tape, config, own, resid, f"{prefix}blocks.{layer}.", layer, past, change)
    return resid


def read_out(tape: Tape, config: Config, parameters: Mapping[str, Tensor], resid: Tensor, prefix: str = "") -> Tensor:
    """The stream behind the last block -> the logits, or the stream itself where none are made."""
    resid = last_norm(tape, config, parameters, resid, prefix)
    if config.unembedding == "none":
        return resid
    tied = config.unembedding == "tied"
    W_U = tape.transpose(parameters["W_E"], f"{prefix}W_U") if tied else parameters["W_U"]  # [d_model, d_vocab]
    return tape.matmul(resid, W_U, f"{prefix}logits")  # [..., pos, d_model] -> [..., pos, d_vocab]


def last_norm(tape: Tape, config: Config, parameters: Mapping[str, Tensor], resid: Tensor, prefix: str = "") -> Tensor:
    """The stream behind the last block, brought to one size where the norms stand before the blocks; else as it is."""
    if not config.norm_first:
        return resid
    w, b = parameters["ln_final.w"], parameters["ln_final.b"]
    return layer_norm(tape, resid, w, b, config.epsilon, f"{prefix}ln_final.", f"{prefix}ln_final.out")


def embedded(
    tape: Tape, config: Config, parameters: Mapping[str, Tensor], tokens: Tensor, prefix: str = "", start: int = 0
) -> Tensor:
    """[..., pos] -> the stream before the first block, [..., pos, d_model]; the first token stands at place `start`.

    Every token is of type 0, as those of a single text are.
    """
    first = f"{prefix}blocks.0.resid_pre"
    embed = tape.embedding(parameters["W_E"], tokens, f"{prefix}embed")  # [..., pos] -> [..., pos, d_model]
    length = tokens.value.shape[-1]
    pos_embed = tape.positions(parameters["W_pos"], start, length, f"{prefix}pos_embed")  # [pos, d_model]
    if not config.n_types and config.norm_first:
        return tape.add(embed, pos_embed, first)
    summed = tape.add(embed, pos_embed, f"{prefix}embed_placed" if config.n_types else f"{prefix}embed_sum")
    if config.n_types:
        types = tape.input(f"{prefix}types", np.zeros_like(tokens.value), tokens.dims)  # [..., pos]
        type_embed = tape.embedding(parameters["W_type"], types, f"{prefix}type_embed")
        summed = tape.add(summed, type_embed, first if config.norm_first else f"{prefix}embed_sum")
    if config.norm_first:
        return summed
    w, b = parameters["embed_ln.w"], parameters["embed_ln.b"]
    return layer_norm(tape, summed, w, b, config.epsilon, f"{prefix}embed_ln.", first)
