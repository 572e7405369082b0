"""config.json: the sizes and the arrangement of a model, as Hugging Face's `transformers` writes them down.

Read are "gpt2" and "bert". What would change a number and has another value than can be computed here is refused by its
name. What is about training, other tasks or the text alone is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.engine.errors import NotAllowedError
from app.engine.said import N_
from app.engine.transformer_config import Config

Part = Mapping[str, Any]
GELU = {"gelu": "erf", "gelu_new": "tanh", "gelu_pytorch_tanh": "tanh"}
SAME_FOR_BOTH: Mapping[str, tuple[Any, ...]] = {
    "is_encoder_decoder": (False,),
    "add_cross_attention": (False,),
    "pruned_heads": ({}, None),
    "quantization_config": (None,),
}
ONLY: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "gpt2": {"scale_attn_weights": (True,), "scale_attn_by_inverse_layer_idx": (False,), **SAME_FOR_BOTH},
    "bert": {"position_embedding_type": ("absolute", None), "is_decoder": (False,), **SAME_FOR_BOTH},
}
"""What must have one of these values where it is named at all; the first is what it is elsewhere."""
SIZES: Mapping[str, Mapping[str, str]] = {
    "gpt2": {"n_layers": "n_layer", "n_heads": "n_head", "d_model": "n_embd", "n_ctx": "n_positions"},
    "bert": {
        "n_layers": "num_hidden_layers",
        "n_heads": "num_attention_heads",
        "d_model": "hidden_size",
        "n_ctx": "max_position_embeddings",
    },
}
"""Our name of a size, and theirs."""
LARGEST = 1 << 24
"""A size beyond it is a mistake."""


def read_config(file: Part) -> Config:
    """The config of a config.json that was parsed already. Errors: NotAllowedError; `field` is the name in the file."""
    family = file.get("model_type")
    _must(family, tuple(ONLY), "model_type")
    for name, allowed in ONLY[str(family)].items():
        _must(file.get(name, allowed[0]), allowed, name)
    sizes: dict[str, Any] = {ours: _size(file, theirs) for ours, theirs in SIZES[str(family)].items()}
    sizes["d_vocab"] = _size(file, "vocab_size")
    if sizes["d_model"] % sizes["n_heads"]:
        raise NotAllowedError(
            N_("config.json: {d_model} numbers cannot be shared by {n_heads} heads alike"),
            SIZES[str(family)]["n_heads"],
            d_model=sizes["d_model"],
            n_heads=sizes["n_heads"],
        )
    sizes["d_head"] = sizes["d_model"] // sizes["n_heads"]
    return _gpt2(file, sizes) if family == "gpt2" else _bert(file, sizes)


def _gpt2(file: Part, sizes: dict[str, Any]) -> Config:
    inner = file.get("n_inner")
    d_mlp = 4 * sizes["d_model"] if inner is None else _size(file, "n_inner")
    tied = _must(file.get("tie_word_embeddings", True), (True, False), "tie_word_embeddings")
    gelu = _gelu(file, "activation_function", "gelu_new")
    epsilon = _epsilon(file, "layer_norm_epsilon", 1e-5)
    unembedding = "tied" if tied else "own"
    return Config(d_mlp=d_mlp, gelu=gelu, epsilon=epsilon, unembedding=unembedding, **sizes)


def _bert(file: Part, sizes: dict[str, Any]) -> Config:
    return Config(
        **sizes,
        d_mlp=_size(file, "intermediate_size"),
        gelu=_gelu(file, "hidden_act", "gelu"),
        epsilon=_epsilon(file, "layer_norm_eps", 1e-12),
        norm_first=False,
        causal=False,
        n_types=_size(file, "type_vocab_size", 2),
        unembedding="none",
    )


def _size(file: Part, name: str, default: int | None = None) -> int:
    size = file.get(name, default)
    if not isinstance(size, int) or isinstance(size, bool) or not 1 <= size <= LARGEST:
        if size is None:
            raise NotAllowedError(N_("config.json: {field} is missing"), name)
        raise NotAllowedError(
            N_("config.json: {field} must be a whole number from 1 to {limit}, it is {size}"),
            name,
            LARGEST,
            size=repr(size),
        )
    return size


def _epsilon(file: Part, name: str, default: float) -> float:
    epsilon = file.get(name, default)
    if not isinstance(epsilon, (int, float)) or isinstance(epsilon, bool) or not 0.0 < epsilon < 1.0:
        raise NotAllowedError(
            N_("config.json: {field} must be above 0 and below 1, it is {epsilon}"), name, epsilon=repr(epsilon)
        )
    return float(epsilon)


def _gelu(file: Part, name: str, default: str) -> str:
    return GELU[str(_must(file.get(name, default), tuple(GELU), name))]


def _must(value: object, allowed: tuple[Any, ...], name: str) -> object:
    if value not in allowed or isinstance(value, bool) != isinstance(allowed[0], bool):
        named = ", ".join(map(repr, allowed))
        raise NotAllowedError(
            N_("config.json: {field} is {value}: only {limit} can be read"), name, named, value=repr(value)
        )
    return value
