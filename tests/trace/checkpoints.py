"""Folders of tiny random models, written by `transformers` and `tokenizers`, to be opened here."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from tests.engine.tokenizers.references import byte_level, word_piece


def _transformers() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library says to itself as it is imported
        import transformers
    return transformers


def _spread(theirs: Any, seed: int) -> Any:
    torch.manual_seed(seed)
    with torch.no_grad():
        for parameter in theirs.parameters():
            parameter.copy_(0.3 * torch.randn(parameter.shape))
    return theirs.eval()


def bert_folder(folder: Path, seed: int = 0, **config: Any) -> tuple[Any, Tokenizer]:
    """A BERT and its WordPiece. Returns those of `transformers` and `tokenizers`."""
    library, tokenizer = _transformers(), word_piece()
    sizes = {
        "vocab_size": tokenizer.get_vocab_size(), "hidden_size": 24, "num_hidden_layers": 3, "num_attention_heads": 4,
        "intermediate_size": 40, "max_position_embeddings": 64, "attn_implementation": "eager",
    }  # fmt: skip
    return _written(_spread(library.BertModel(library.BertConfig(**{**sizes, **config})), seed), tokenizer, folder)


def gpt2_folder(folder: Path, seed: int = 0, **config: Any) -> tuple[Any, Tokenizer]:
    """A GPT-2 and its byte-level pairs."""
    library, tokenizer = _transformers(), byte_level()
    sizes = {
        "vocab_size": tokenizer.get_vocab_size(), "n_embd": 24, "n_layer": 3, "n_head": 4, "n_positions": 64,
        "attn_implementation": "eager", "bos_token_id": 0, "eos_token_id": 0,
    }  # fmt: skip
    theirs = library.GPT2LMHeadModel(library.GPT2Config(**{**sizes, **config}))
    return _written(_spread(theirs, seed), tokenizer, folder)


def _written(theirs: Any, tokenizer: Tokenizer, folder: Path) -> tuple[Any, Tokenizer]:
    theirs.save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    return theirs, tokenizer


def seen_by(theirs: Any, ids: list[int]) -> Any:
    """Every hidden state and attention of `transformers`."""
    with torch.no_grad():
        return theirs(torch.tensor([ids]), output_hidden_states=True, output_attentions=True)
