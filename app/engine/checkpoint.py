"""Models as files: safetensors, each parameter under its own name, and GPT-2's layout read from theirs.

A file says its sizes by the shapes of what is in it. Beside the parameters it may carry words (`metadata`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import load, save

from app.engine.errors import NotAllowedError, NotFiniteError
from app.engine.operation import Array
from app.engine.transformer import BLOCK, Config, Parameters, Transformer, axes_of


def to_bytes(model: Transformer, metadata: Mapping[str, str] | None = None) -> bytes:
    """The model as a file, every parameter as it is, in the order of their names."""
    arrays = {name: np.ascontiguousarray(model.parameters[name]) for name in sorted(model.parameters)}
    return save(arrays, dict(metadata or {}))


def from_bytes(data: bytes, gelu: str = "tanh") -> Transformer:
    """A model from a file. Errors: NotAllowedError (no such file), ShapeError, NotFiniteError."""
    try:
        arrays = load(data)
    except (SafetensorError, KeyError, ValueError) as wrong:
        raise NotAllowedError(f"this is not a file of safetensors: {wrong}", "model") from wrong
    for name, array in arrays.items():
        if array.dtype.kind != "f":
            raise NotAllowedError(f"{name} does not hold decimal numbers: {array.dtype}", name)
        if not np.isfinite(array).all():
            raise NotFiniteError(f"{name} has a number that is none", name)
    return Transformer(config_of(arrays, gelu), arrays)


def metadata_of(path: Path) -> dict[str, str]:
    """The words that a file carries."""
    with safe_open(path, framework="np") as opened:
        return dict(opened.metadata() or {})


def config_of(parameters: Parameters, gelu: str = "tanh") -> Config:
    """The sizes of a model, from the shapes of its parameters. Errors: NotAllowedError where there are none."""
    layers = {name.split(".")[1] for name in parameters if name.startswith("blocks.")}
    try:
        (d_vocab, d_model), (n_ctx, _) = parameters["W_E"].shape, parameters["W_pos"].shape
        n_heads, _, d_head = parameters["blocks.0.W_Q"].shape
        _, d_mlp = parameters["blocks.0.W_in"].shape
    except (KeyError, ValueError) as wrong:
        raise NotAllowedError(f"this is not a model of this kind: {wrong}", "model") from wrong
    return Config(len(layers), n_heads, d_model, d_head, d_mlp, d_vocab, n_ctx, gelu)


# -- GPT-2's own layout: no axis of heads, and queries, keys and values in one array


def from_gpt2(arrays: Mapping[str, Array], n_heads: int, gelu: str = "tanh") -> Transformer:
    """A model from the parameters of GPT-2, by their names there, with or without `transformer.` before.

    GPT-2 keeps its weights [in, out], as they are here. Errors: NotAllowedError for a parameter that is missing.
    """
    theirs = {name.removeprefix("transformer."): array for name, array in arrays.items()}
    try:
        return _from_gpt2(theirs, n_heads, gelu)
    except KeyError as wrong:
        raise NotAllowedError(f"a parameter of GPT-2 is missing: {wrong}", "model") from wrong


def _from_gpt2(theirs: Mapping[str, Array], n_heads: int, gelu: str) -> Transformer:
    parameters = {"W_E": theirs["wte.weight"], "W_pos": theirs["wpe.weight"]}
    n_layers = len({name.split(".")[1] for name in theirs if name.startswith("h.")})
    for layer in range(n_layers):
        own = _block_from_gpt2({name: theirs[f"h.{layer}.{name}"] for name in GPT2_BLOCK}, n_heads)
        parameters |= {f"blocks.{layer}.{name}": own[name] for name in BLOCK}
    parameters |= {"ln_final.w": theirs["ln_f.weight"], "ln_final.b": theirs["ln_f.bias"]}
    config = config_of(parameters, gelu)
    return Transformer(config, {name: parameters[name] for name in axes_of(config)})


GPT2_BLOCK = tuple(
    f"{layer}.{part}"
    for layer in ("ln_1", "attn.c_attn", "attn.c_proj", "ln_2", "mlp.c_fc", "mlp.c_proj")
    for part in ("weight", "bias")
)


def _block_from_gpt2(theirs: Mapping[str, Array], n_heads: int) -> dict[str, Array]:
    weights = np.split(theirs["attn.c_attn.weight"], 3, axis=1)  # [d_model, 3·d_model] -> three [d_model, d_model]
    biases = np.split(theirs["attn.c_attn.bias"], 3)
    d_model = weights[0].shape[0]
    own: dict[str, Array] = {}
    for which, weight, bias in zip("QKV", weights, biases, strict=True):
        by_head = weight.reshape(d_model, n_heads, -1)  # [d_model, head·d_head] -> [d_model, head, d_head]
        own[f"W_{which}"] = np.ascontiguousarray(by_head.transpose(1, 0, 2))
        own[f"b_{which}"] = bias.reshape(n_heads, -1)
    own["W_O"] = theirs["attn.c_proj.weight"].reshape(n_heads, -1, d_model)
    own["b_O"] = theirs["attn.c_proj.bias"]
    for ours, whose in (("1", "ln_1"), ("2", "ln_2")):
        own[f"ln{ours}.w"], own[f"ln{ours}.b"] = theirs[f"{whose}.weight"], theirs[f"{whose}.bias"]
    for ours, whose in (("in", "mlp.c_fc"), ("out", "mlp.c_proj")):
        own[f"W_{ours}"], own[f"b_{ours}"] = theirs[f"{whose}.weight"], theirs[f"{whose}.bias"]
    return own
