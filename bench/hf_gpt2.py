"""The same GPT in `transformers`: its GPT-2, eager, from the same weights."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import torch

from app.engine.operation import Array
from app.engine.transformer import Transformer


def hf_gpt2(model: Transformer) -> Any:
    """GPT2LMHeadModel with eager attention, which gives every hidden state and every attention when asked."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library says to itself as it is imported
        from transformers import GPT2Config, GPT2LMHeadModel
    sizes = model.config
    theirs = GPT2LMHeadModel(
        GPT2Config(  # type: ignore[call-arg]
            vocab_size=sizes.d_vocab,
            n_positions=sizes.n_ctx,
            n_embd=sizes.d_model,
            n_layer=sizes.n_layers,
            n_head=sizes.n_heads,
            n_inner=sizes.d_mlp,
            layer_norm_epsilon=sizes.epsilon,
            attn_implementation="eager",
            bos_token_id=0,
            eos_token_id=0,
        )
    ).eval()
    given = {name: torch.tensor(np.ascontiguousarray(array)) for name, array in _their_names(model).items()}
    theirs.load_state_dict(given | {"lm_head.weight": given["transformer.wte.weight"]})
    return theirs


def _their_names(model: Transformer) -> dict[str, Array]:
    own, d_model = model.parameters, model.config.d_model
    named = {"wte.weight": own["W_E"], "wpe.weight": own["W_pos"]}
    named |= {"ln_f.weight": own["ln_final.w"], "ln_f.bias": own["ln_final.b"]}
    for layer in range(model.config.n_layers):
        here, there = f"blocks.{layer}.", f"h.{layer}."
        for ours, theirs in (("ln1", "ln_1"), ("ln2", "ln_2")):
            named |= {
                f"{there}{theirs}.weight": own[f"{here}{ours}.w"],
                f"{there}{theirs}.bias": own[f"{here}{ours}.b"],
            }
        for ours, theirs in (("in", "c_fc"), ("out", "c_proj")):
            named |= {
                f"{there}mlp.{theirs}.weight": own[f"{here}W_{ours}"],
                f"{there}mlp.{theirs}.bias": own[f"{here}b_{ours}"],
            }
        heads = [own[f"{here}W_{each}"].transpose(1, 0, 2).reshape(d_model, -1) for each in "QKV"]
        named[f"{there}attn.c_attn.weight"] = np.concatenate(heads, axis=1)
        named[f"{there}attn.c_attn.bias"] = np.concatenate([own[f"{here}b_{each}"].ravel() for each in "QKV"])
        named[f"{there}attn.c_proj.weight"] = own[f"{here}W_O"].reshape(-1, d_model)
        named[f"{there}attn.c_proj.bias"] = own[f"{here}b_O"]
    return {f"transformer.{name}": array for name, array in named.items()}
