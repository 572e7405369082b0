"""Tokenizers of Hugging Face's `tokenizers`, trained here on a text of our own, and the files that they are."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from tests.engine.tokenizers.strings import HARD

TEXT = [
    *HARD * 3,
    "the bank of the river, the money in the bank, the old man and the sea, they had been there before " * 5,
]
END = "<|endoftext|>"
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


@lru_cache(maxsize=1)
def byte_level() -> Tokenizer:
    """As GPT-2 has it, with 600 ids."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=600, special_tokens=[END], initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator(TEXT, trainer)
    return tokenizer


@lru_cache(maxsize=4)
def word_piece(**how: Any) -> Tokenizer:
    """As BERT has it, with 500 ids; `how` goes to its normaliser."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(**how)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece(prefix="##", cleanup=True)
    trainer = trainers.WordPieceTrainer(vocab_size=500, special_tokens=SPECIAL, show_progress=False)
    tokenizer.train_from_iterator(TEXT, trainer)
    places = [("[CLS]", 2), ("[SEP]", 3)]
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=places)
    return tokenizer


def file_of(tokenizer: Tokenizer) -> dict[str, Any]:
    """Its tokenizer.json, parsed."""
    file: dict[str, Any] = json.loads(tokenizer.to_str())
    return file
