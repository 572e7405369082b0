"""Small BERTs with random parameters, here and in `transformers`, to be held against each other."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import Any

import torch

from app.engine.checkpoint_bert import from_bert
from app.engine.transformer import Config, Transformer
from tests.engine.gpts import SMALL

SMALL_BERT = replace(SMALL, gelu="erf", epsilon=1e-12, norm_first=False, causal=False, n_types=2, unembedding="none")
BERTS = [
    SMALL_BERT,
    replace(SMALL_BERT, n_layers=1, n_heads=1, d_head=12, n_types=1),
    replace(SMALL_BERT, n_layers=3, n_heads=6, d_head=2, d_mlp=7, gelu="tanh", epsilon=1e-3, n_types=3),
]


def bert(config: Config, seed: int = 0) -> Any:
    """The BERT of `transformers`, in float64, with random parameters of some size."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library says to itself as it is imported
        from transformers import BertConfig, BertModel
    torch.manual_seed(seed)
    theirs = BertModel(
        BertConfig(  # type: ignore[call-arg]
            vocab_size=config.d_vocab,
            max_position_embeddings=config.n_ctx,
            hidden_size=config.d_model,
            num_hidden_layers=config.n_layers,
            num_attention_heads=config.n_heads,
            intermediate_size=config.d_mlp,
            hidden_act={"tanh": "gelu_new", "erf": "gelu"}[config.gelu],
            layer_norm_eps=config.epsilon,
            type_vocab_size=config.n_types,
            attn_implementation="eager",
        )
    ).double()
    with torch.no_grad():
        for parameter in theirs.parameters():
            parameter.copy_(0.4 * torch.randn(parameter.shape, dtype=torch.float64))
    return theirs.eval()


def same_bert_here(theirs: Any, config: Config) -> Transformer:
    """The same model here."""
    return from_bert({name: value.detach().numpy() for name, value in theirs.state_dict().items()}, config)
