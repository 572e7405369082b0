"""A small GPT in the arrangement of GPT-2: tokens in, a score for every token that could come next.

    resid = embed + pos_embed
    for each block:  resid += attention(layer norm(resid));  resid += mlp(layer norm(resid))
    logits = layer norm(resid) · W_Eᵀ

Shapes, without the leading [sample] that every activation may have: tokens [pos]; the stream [pos, d_model]; q, k, v, z
[pos, head, d_head]; attn_scores and pattern [head, query_pos, key_pos]; logits [pos, d_vocab]. The names are those of
TransformerLens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.engine.errors import NotAllowedError, ShapeError
from app.engine.operation import Array
from app.engine.tape import Tape
from app.engine.tensor import Tensor

Parameters = Mapping[str, Array]
Axes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Config:
    """The sizes of a model. `gelu` is "tanh" (GPT-2's own) or "erf"; `epsilon` belongs to the layer norms."""

    n_layers: int
    n_heads: int
    d_model: int
    d_head: int
    d_mlp: int
    d_vocab: int
    n_ctx: int
    gelu: str = "tanh"
    epsilon: float = 1e-5

    def __post_init__(self) -> None:
        for name in ("n_layers", "n_heads", "d_model", "d_head", "d_mlp", "d_vocab", "n_ctx"):
            if getattr(self, name) < 1:
                raise NotAllowedError(f"{name} must be at least 1: {getattr(self, name)}", name, 1)


@dataclass(frozen=True, slots=True)
class GPT:
    """A model: its sizes, and its parameters by name. Nothing changes it: training makes a new one."""

    config: Config
    parameters: Parameters

    def __post_init__(self) -> None:
        layout = axes_of(self.config)
        if set(layout) != set(self.parameters):
            wrong = sorted(set(layout) ^ set(self.parameters))
            raise ShapeError(f"these parameters are missing or do not belong here: {', '.join(wrong)}", "parameters")
        for name, axes in layout.items():
            wanted, shape = shape_of(self.config, axes), self.parameters[name].shape
            if shape != wanted:
                raise ShapeError(f"{name} has the shape {list(shape)}, it should have {list(wanted)}", name)


def axes_of(config: Config) -> dict[str, Axes]:
    """The name of every parameter, and the axes of each."""
    axes: dict[str, Axes] = {"W_E": ("d_vocab", "d_model"), "W_pos": ("n_ctx", "d_model")}
    for layer in range(config.n_layers):
        axes |= {f"blocks.{layer}.{name}": own for name, own in BLOCK.items()}
    return axes | {"ln_final.w": ("d_model",), "ln_final.b": ("d_model",)}


BLOCK: Mapping[str, Axes] = {
    "ln1.w": ("d_model",),
    "ln1.b": ("d_model",),
    "W_Q": ("head", "d_model", "d_head"),
    "b_Q": ("head", "d_head"),
    "W_K": ("head", "d_model", "d_head"),
    "b_K": ("head", "d_head"),
    "W_V": ("head", "d_model", "d_head"),
    "b_V": ("head", "d_head"),
    "W_O": ("head", "d_head", "d_model"),
    "b_O": ("d_model",),
    "ln2.w": ("d_model",),
    "ln2.b": ("d_model",),
    "W_in": ("d_model", "d_mlp"),
    "b_in": ("d_mlp",),
    "W_out": ("d_mlp", "d_model"),
    "b_out": ("d_model",),
}
"""The parameters of one block."""


def shape_of(config: Config, axes: Axes) -> tuple[int, ...]:
    """How long each axis is."""
    return tuple(config.n_heads if axis == "head" else int(getattr(config, axis)) for axis in axes)


def first_model(config: Config, rng: np.random.Generator, dtype: type[np.floating] = np.float32) -> GPT:
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
    return GPT(config, parameters)


def put_parameters(tape: Tape, model: GPT, prefix: str = "") -> dict[str, Tensor]:
    """Hand the parameters to the tape, as what is to be learned. They keep their names; `prefix` goes before."""
    return {
        name: tape.parameter(f"{prefix}{name}", model.parameters[name], axes)
        for name, axes in axes_of(model.config).items()
    }


@dataclass(slots=True)
class Past:
    """The keys and values of the places that were seen before, one of each a layer: [..., pos, head, d_head]."""

    keys: list[Tensor]
    values: list[Tensor]

    @property
    def length(self) -> int:
        """How many places these are."""
        return int(self.keys[0].value.shape[-3]) if self.keys else 0


def forward(
    tape: Tape,
    config: Config,
    parameters: Mapping[str, Tensor],
    tokens: Tensor,
    prefix: str = "",
    past: Past | None = None,
) -> Tensor:
    """[..., pos] whole numbers -> logits [..., pos, d_vocab]. `prefix` goes before the name of everything written.

    With a `past`, the tokens are those that come after it; their keys and values are put into it.
    Errors: NotAllowedError for no tokens, a token that there is not, or more places than n_ctx.
    """
    if not tokens.value.size:
        raise NotAllowedError("there are no tokens", "tokens")
    start, length = past.length if past else 0, tokens.value.shape[-1]
    embed = tape.embedding(parameters["W_E"], tokens, f"{prefix}embed")  # [..., pos] -> [..., pos, d_model]
    pos_embed = tape.positions(parameters["W_pos"], start, length, f"{prefix}pos_embed")  # [pos, d_model]
    resid = tape.add(embed, pos_embed, f"{prefix}blocks.0.resid_pre")
    for layer in range(config.n_layers):
        own = {name: parameters[f"blocks.{layer}.{name}"] for name in BLOCK}
        resid = block(tape, config, own, resid, f"{prefix}blocks.{layer}.", layer, past)
    final = {name: parameters[f"ln_final.{name}"] for name in ("w", "b")}
    out = layer_norm(tape, resid, final["w"], final["b"], config.epsilon, f"{prefix}ln_final.")
    W_U = tape.transpose(parameters["W_E"], f"{prefix}W_U")  # [d_model, d_vocab]
    return tape.matmul(out, W_U, f"{prefix}logits")  # [..., pos, d_model] -> [..., pos, d_vocab]


def layer_norm(tape: Tape, resid: Tensor, weight: Tensor, bias: Tensor, epsilon: float, at: str) -> Tensor:
    """[..., d_model] -> [..., d_model], in three stages: scale, normalized, out."""
    scale = tape.norm_scale(resid, epsilon, f"{at}scale")  # [..., d_model] -> [...]
    normalized = tape.normalize(resid, scale, f"{at}normalized")
    return tape.stretch(normalized, weight, bias, f"{at}out")


def block(
    tape: Tape,
    config: Config,
    own: Mapping[str, Tensor],
    resid_pre: Tensor,
    at: str,
    layer: int,
    past: Past | None,
) -> Tensor:
    """Attention, then the MLP: each reads a normalized copy of the stream [..., pos, d_model] and adds to it."""
    attn_in = layer_norm(tape, resid_pre, own["ln1.w"], own["ln1.b"], config.epsilon, f"{at}ln1.")
    attn_out = attention(tape, own, attn_in, at, layer, past)
    resid_mid = tape.add(resid_pre, attn_out, f"{at}resid_mid")
    mlp_in = layer_norm(tape, resid_mid, own["ln2.w"], own["ln2.b"], config.epsilon, f"{at}ln2.")
    mlp_pre = tape.linear(mlp_in, own["W_in"], own["b_in"], f"{at}mlp_pre")  # [..., d_model] -> [..., d_mlp]
    mlp_post = tape.gelu(mlp_pre, config.gelu, f"{at}mlp_post")
    mlp_out = tape.linear(mlp_post, own["W_out"], own["b_out"], f"{at}mlp_out")  # [..., d_mlp] -> [..., d_model]
    return tape.add(resid_mid, mlp_out, f"{at}resid_post")


def attention(
    tape: Tape, own: Mapping[str, Tensor], inputs: Tensor, at: str, layer: int = 0, past: Past | None = None
) -> Tensor:
    """[..., pos, d_model] -> [..., pos, d_model]: each place looks at itself and at the places before it."""
    q = tape.split_heads(inputs, own["W_Q"], own["b_Q"], f"{at}q")  # [..., pos, d_model] -> [..., pos, head, d_head]
    k = tape.split_heads(inputs, own["W_K"], own["b_K"], f"{at}k")
    v = tape.split_heads(inputs, own["W_V"], own["b_V"], f"{at}v")
    if past is not None:
        k, v = _after(tape, past.keys, layer, k, f"{at}k"), _after(tape, past.values, layer, v, f"{at}v")
    attn_scores = tape.attn_scores(q, k, True, f"{at}attn_scores")  # [..., head, query_pos, key_pos]
    pattern = tape.softmax(attn_scores, f"{at}pattern")
    z = tape.mix(pattern, v, f"{at}z")  # [..., pos, head, d_head]
    return tape.join_heads(z, own["W_O"], own["b_O"], f"{at}attn_out")  # [..., pos, d_model]


def _after(tape: Tape, kept: list[Tensor], layer: int, new: Tensor, name: str) -> Tensor:
    """What was kept of this layer, with the new places after it; kept from now on."""
    if layer == len(kept):
        kept.append(new)
    else:
        kept[layer] = tape.extend(kept[layer], new, f"{name}.whole")
    return kept[layer]
