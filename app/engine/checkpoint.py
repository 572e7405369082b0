"""Models as files: safetensors, each parameter under its own name.

A file says its sizes by the shapes of what is in it. Beside the parameters it may carry facts in one text, under
"glassbox": a line for each, its name and a space before it. One text, for safetensors writes several in no order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import load, save

from app.engine.errors import NotAllowedError, NotFiniteError
from app.engine.operation import Array
from app.engine.said import N_
from app.engine.transformer import Config, Parameters, Transformer

KEY = "glassbox"
FACT = re.compile(r"([a-z_]{1,24}) ([^\n]*)")


def to_bytes(model: Transformer, facts: Mapping[str, str] | None = None) -> bytes:
    """The model as a file, every parameter as it is, in the order of their names: the same model, the same bytes.

    A fact's name is of small letters and `_`, its value one line.
    """
    arrays = {name: np.ascontiguousarray(model.parameters[name]) for name in sorted(model.parameters)}
    told = "\n".join(f"{name} {value}" for name, value in sorted((facts or {}).items()))
    return save(arrays, {KEY: told} if told else {})


def from_bytes(data: bytes, gelu: str = "tanh") -> Transformer:
    """A model from a file. Errors: NotAllowedError (no such file), ShapeError, NotFiniteError."""
    try:
        arrays = load(data)
    except (SafetensorError, KeyError, ValueError) as wrong:
        raise NotAllowedError(N_("this is not a file of safetensors"), "model") from wrong
    for name, array in arrays.items():
        if array.dtype.kind != "f":
            raise NotAllowedError(N_("{field} does not hold decimal numbers: {dtype}"), name, dtype=array.dtype)
        if not np.isfinite(array).all():
            raise NotFiniteError(N_("{field} has a number that is none"), name)
    model = Transformer(config_of(arrays, gelu), arrays)
    return Transformer(model.config, {name: _as_multiplied(name, array) for name, array in arrays.items()})


def _as_multiplied(name: str, array: Array) -> Array:
    """The same numbers; those of a weight that go into one sum lie side by side in memory, as `linear` reads them."""
    kind = name.rpartition(".")[2]
    if kind in ("W_Q", "W_K", "W_V"):  # [head, d_model, d_head]
        return np.ascontiguousarray(array.transpose(0, 2, 1)).transpose(0, 2, 1)
    if kind == "W_O":  # [head, d_head, d_model]
        return np.asfortranarray(array.reshape(-1, array.shape[2])).reshape(array.shape)
    return np.asfortranarray(array) if kind in ("W_in", "W_out") else array


def facts_of(path: Path) -> dict[str, str]:
    """The facts that a file carries. Errors: NotAllowedError where it is not of safetensors."""
    try:
        with safe_open(path, framework="np") as opened:
            words = (opened.metadata() or {}).get(KEY, "")
    except SafetensorError as wrong:
        raise NotAllowedError(N_("this is not a file of safetensors"), "model") from wrong
    return {match[1]: match[2] for match in map(FACT.fullmatch, words.split("\n")) if match}


def config_of(parameters: Parameters, gelu: str = "tanh") -> Config:
    """The sizes of a model, from the shapes of its parameters. Errors: NotAllowedError where there are none."""
    layers = {name.split(".")[1] for name in parameters if name.startswith("blocks.")}
    try:
        (d_vocab, d_model), (n_ctx, _) = parameters["W_E"].shape, parameters["W_pos"].shape
        n_heads, _, d_head = parameters["blocks.0.W_Q"].shape
        _, d_mlp = parameters["blocks.0.W_in"].shape
    except (KeyError, ValueError) as wrong:
        raise NotAllowedError(N_("this is not a model of this kind"), "model") from wrong
    return Config(len(layers), n_heads, d_model, d_head, d_mlp, d_vocab, n_ctx, gelu)
