"""config.json as `transformers` writes it: sizes are read, and what would change a number is refused by its name."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from app.engine.errors import NotAllowedError
from app.engine.hf_config import read_config
from tests.engine.berts import BERTS, bert
from tests.engine.gpts import SMALL, gpt2


def gpt2_file() -> dict[str, Any]:
    return dict(gpt2(SMALL).config.to_dict())


def bert_file() -> dict[str, Any]:
    return dict(bert(BERTS[0]).config.to_dict())


def test_the_sizes_are_those_of_the_file() -> None:
    assert read_config(gpt2_file()) == SMALL
    for config in BERTS:
        assert read_config(bert(config).config.to_dict()) == config


def test_what_the_file_leaves_out_is_as_transformers_has_it() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from transformers import BertConfig, GPT2Config
    for theirs, kept in ((BertConfig(), {"model_type"}), (GPT2Config(), {"model_type"})):
        whole = theirs.to_dict()
        sizes = {name: size for name, size in whole.items() if name in kept or (isinstance(size, int) and size > 2)}
        assert read_config(sizes) == read_config(whole)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("model_type", "llama", "model_type is 'llama': only 'gpt2', 'bert' can be read"),
        ("model_type", None, "model_type is None"),
        ("n_embd", None, "n_embd is missing"),
        ("n_embd", "12", "n_embd must be a whole number"),
        ("n_embd", 0, "n_embd must be a whole number from 1"),
        ("n_embd", True, "n_embd must be a whole number"),
        ("n_embd", 10**9, "n_embd must be a whole number"),
        ("n_head", 5, "12 numbers cannot be shared by 5 heads alike"),
        ("activation_function", "relu", "activation_function is 'relu': only 'gelu', 'gelu_new'"),
        ("scale_attn_weights", False, "scale_attn_weights is False"),
        ("scale_attn_by_inverse_layer_idx", True, "scale_attn_by_inverse_layer_idx is True"),
        ("quantization_config", {"bits": 4}, "quantization_config"),
        ("layer_norm_epsilon", -1.0, "layer_norm_epsilon must be above 0"),
        ("layer_norm_epsilon", float("nan"), "layer_norm_epsilon must be above 0"),
        ("tie_word_embeddings", 1, "tie_word_embeddings is 1"),
        ("n_inner", "many", "n_inner must be a whole number"),
    ],
)
def test_what_cannot_be_computed_is_refused_by_name(name: str, value: Any, said: str) -> None:
    with pytest.raises(NotAllowedError, match=said) as refused:
        read_config(gpt2_file() | {name: value})
    assert refused.value.field == name


@pytest.mark.parametrize(
    ("name", "value"),
    [("position_embedding_type", "relative_key"), ("is_decoder", True), ("hidden_act", "silu"), ("type_vocab_size", 0)],
)
def test_a_bert_of_another_kind_is_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(NotAllowedError, match=name):
        read_config(bert_file() | {name: value})
