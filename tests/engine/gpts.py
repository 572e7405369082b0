"""Small models with random parameters, here and in `transformers`, to be held against each other."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from app.engine.checkpoint_gpt2 import from_gpt2
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.transformer import Config, Transformer, axes_of, forward, put_parameters, shape_of

SMALL = Config(n_layers=2, n_heads=3, d_model=12, d_head=4, d_mlp=20, d_vocab=17, n_ctx=10)


def random_model(config: Config = SMALL, seed: int = 0, size: float = 0.4) -> Transformer:
    """Every parameter drawn about 0 in float64, so that nothing is flat, nor a one or a nought by chance."""
    rng = np.random.default_rng(seed)
    return Transformer(
        config, {name: size * rng.normal(size=shape_of(config, axes)) for name, axes in axes_of(config).items()}
    )


def run(model: Transformer, tokens: NDArray[Any], **how: bool) -> tuple[Tape, Mapping[str, Tensor], Tensor]:
    """A tape of the forward pass, the parameters on it, and the logits. tokens [pos] or [sample, pos]."""
    tape = Tape(**how)
    placed = put_parameters(tape, model)
    dims = ("sample", "pos")[2 - tokens.ndim :]
    return tape, placed, forward(tape, model.config, placed, tape.input("tokens", tokens, dims))


def gpt2(config: Config, seed: int = 0) -> Any:
    """The GPT-2 of `transformers`, in float64, with random parameters of some size."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library says to itself as it is imported
        from transformers import GPT2Config, GPT2LMHeadModel
    torch.manual_seed(seed)
    theirs = GPT2LMHeadModel(
        GPT2Config(  # type: ignore[call-arg]
            vocab_size=config.d_vocab,
            n_positions=config.n_ctx,
            n_embd=config.d_model,
            n_layer=config.n_layers,
            n_head=config.n_heads,
            n_inner=config.d_mlp,
            activation_function={"tanh": "gelu_new", "erf": "gelu"}[config.gelu],
            layer_norm_epsilon=config.epsilon,
            attn_implementation="eager",
            resid_pdrop=0.0,
            embd_pdrop=0.0,
            attn_pdrop=0.0,
            bos_token_id=0,
            eos_token_id=0,
        )
    ).double()
    with torch.no_grad():
        for parameter in theirs.parameters():
            parameter.copy_(0.4 * torch.randn(parameter.shape, dtype=torch.float64))
    return theirs.eval()


def same_here(theirs: Any, config: Config) -> Transformer:
    """The same model here."""
    arrays = {name: value.detach().numpy() for name, value in theirs.state_dict().items()}
    return from_gpt2(arrays, config)
