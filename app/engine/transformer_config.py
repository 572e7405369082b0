"""What a transformer is made of: its sizes, its arrangement, and the parameters that follow from them.

Two arrangements are known by name. "gpt2": norms stand before attention and before the MLP, a place looks back alone,
and the table of tokens serves to guess with. "bert": norms stand behind each sum, every place looks at every other,
each token has a type beside its place, and nothing is guessed: the stream itself is the result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.engine.errors import NotAllowedError
from app.engine.said import N_

Axes = tuple[str, ...]
SIZES = ("n_layers", "n_heads", "d_model", "d_head", "d_mlp", "d_vocab", "n_ctx")
FORMS: Mapping[str, tuple[str, ...]] = {"gelu": ("tanh", "erf"), "unembedding": ("tied", "own", "none")}


@dataclass(frozen=True, slots=True)
class Config:
    """The sizes of a model, and how it is arranged; without more said, as GPT-2 is.

    `gelu` is "tanh" (GPT-2's own) or "erf"; `epsilon` belongs to the layer norms. `norm_first`: the norms stand before
    attention and MLP, and one after all; else behind each sum, and one behind the embeddings. `n_types` is how many
    types of tokens there are, 0 for none. `unembedding` says what the scores are made with: "tied", the table W_E;
    "own", a table W_U; "none": there are no scores.
    """

    n_layers: int
    n_heads: int
    d_model: int
    d_head: int
    d_mlp: int
    d_vocab: int
    n_ctx: int
    gelu: str = "tanh"
    epsilon: float = 1e-5
    norm_first: bool = True
    causal: bool = True
    n_types: int = 0
    unembedding: str = "tied"

    def __post_init__(self) -> None:
        for name in SIZES:
            if getattr(self, name) < 1:
                raise NotAllowedError(N_("{field} must be at least 1: {value}"), name, 1, value=getattr(self, name))
        for name, known in FORMS.items():
            if getattr(self, name) not in known:
                raise NotAllowedError(
                    N_("unknown {field}: {value}"), name, ", ".join(known), value=repr(getattr(self, name))
                )

    @property
    def family(self) -> str:
        """The arrangement by name: "gpt2" or "bert"."""
        return "gpt2" if self.norm_first else "bert"


def axes_of(config: Config) -> dict[str, Axes]:
    """The name of every parameter, and the axes of each."""
    axes: dict[str, Axes] = {"W_E": ("d_vocab", "d_model"), "W_pos": ("n_ctx", "d_model")}
    if config.n_types:
        axes["W_type"] = ("n_types", "d_model")
    if not config.norm_first:
        axes |= {"embed_ln.w": ("d_model",), "embed_ln.b": ("d_model",)}
    for layer in range(config.n_layers):
        axes |= {f"blocks.{layer}.{name}": own for name, own in BLOCK.items()}
    if config.norm_first:
        axes |= {"ln_final.w": ("d_model",), "ln_final.b": ("d_model",)}
    if config.unembedding == "own":
        axes["W_U"] = ("d_model", "d_vocab")
    return axes


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
