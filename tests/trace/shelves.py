"""A library of tiny models with random parameters, to take traces of."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from app.engine.counting import counted_once
from app.engine.library import Entry, Library, Opened
from app.engine.tokenizers.bert_normalise import Normaliser
from app.engine.tokenizers.byte_alphabet import CHARACTER_OF
from app.engine.tokenizers.bytes import Bytes
from app.engine.tokenizers.gpt2_bpe import gpt2_bpe
from app.engine.tokenizers.special_tokens import Frame, WithSpecialTokens
from app.engine.tokenizers.tokenizer import Tokenizer
from app.engine.tokenizers.wordpiece import WordPiece
from app.engine.transformer import Config, Transformer, axes_of, shape_of

TINY = Config(n_layers=2, n_heads=2, d_model=6, d_head=3, d_mlp=5, d_vocab=256, n_ctx=12)

OWN_TABLE = replace(TINY, unembedding="own")
TINY_BERT = replace(TINY, gelu="tanh", norm_first=False, causal=False, n_types=2, unembedding="none", d_vocab=20)
SPECIAL = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2}
PIECES = ["she", "at", "the", "bank", "bath", "##s", "##e", ".", "日", "e", "a", "##t"]


def pieces() -> WithSpecialTokens:
    """WordPiece with few words."""
    vocab = SPECIAL | {piece: number for number, piece in enumerate(PIECES, len(SPECIAL))}
    return WithSpecialTokens(WordPiece(vocab, Normaliser()), SPECIAL, Frame((1,), (2,)))


def merging() -> WithSpecialTokens:
    """Byte-pair encoding as GPT-2 spells it, its bytes under other numbers, between special tokens."""
    letters = {CHARACTER_OF[each]: (each + 7) % 256 for each in range(256)}
    vocab = letters | {"th": 256, "the": 257, "Ġthe": 258}
    merges = [("t", "h"), ("th", "e"), ("Ġ", "the")]
    special = {"<|end|>": 259}
    return WithSpecialTokens(gpt2_bpe(vocab, merges, frozenset(special)), special, Frame((259,), ()))


TINY_BOTH = Config(
    n_layers=2,
    n_heads=2,
    d_model=6,
    d_head=3,
    d_mlp=5,
    d_vocab=258,
    n_ctx=14,
    causal=False,
    unembedding="none",
)
"""Every place looks at every other."""


TAUGHT = counted_once(np.frombuffer(b"a bank and a band\na bark\n", np.uint8).astype(np.int16))


class OneShelf:
    """One model; without more said it reads bytes."""

    def __init__(
        self, config: Config = TINY, seed: int = 0, model_id: str = "tiny", tokenizer: Tokenizer | None = None
    ) -> None:
        rng = np.random.default_rng(seed)
        parameters = {name: 0.4 * rng.normal(size=shape_of(config, axes)) for name, axes in axes_of(config).items()}
        sizes = (config.n_layers, config.n_heads, config.d_model, config.d_vocab, config.n_ctx)
        entry = Entry(model_id, "Tiny", config.family, 1000, *sizes, True, "drawn for a test")
        model, reads = Transformer(config, parameters), tokenizer or Bytes()
        taught = (lambda: TAUGHT) if model_id == "tiny" else None
        self._opened = Opened(entry, model, reads, lowercase=tokenizer is None, taught=taught)

    def entries(self) -> list[Entry]:
        return [self._opened.entry]

    def open(self, model_id: str) -> Opened | None:
        return self._opened if model_id == self._opened.entry.id else None


class BothWays:
    """One model that looks both ways, and reads bytes between two special tokens."""

    def __init__(self) -> None:
        rng = np.random.default_rng(1)
        parameters = {
            name: 0.4 * rng.normal(size=shape_of(TINY_BOTH, axes)) for name, axes in axes_of(TINY_BOTH).items()
        }
        entry = Entry("both", "Both", "bert", 1000, 2, 2, 6, 258, 14, True, "drawn for a test")
        tokenizer = WithSpecialTokens(Bytes(), {"[CLS]": 256, "[SEP]": 257}, Frame((256,), (257,)))
        self._opened = Opened(entry, Transformer(TINY_BOTH, parameters), tokenizer)

    def entries(self) -> list[Entry]:
        return [self._opened.entry]

    def open(self, model_id: str) -> Opened | None:
        return self._opened if model_id == "both" else None


@lru_cache(maxsize=1)
def library() -> Library:
    """The library, the same each time."""
    bert = OneShelf(TINY_BERT, 2, "minilm", pieces())
    merges = OneShelf(replace(TINY, d_vocab=260), 3, "merging", merging())
    return Library([OneShelf(), OneShelf(OWN_TABLE, 1, "own table"), BothWays(), bert, merges])
