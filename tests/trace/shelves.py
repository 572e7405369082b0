"""A library of tiny models with random parameters, to take traces of."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from app.engine.counting import counted_once
from app.engine.library import Entry, Library, Opened
from app.engine.tokenizers.bytes import Bytes
from app.engine.transformer import Config, Transformer, axes_of, shape_of
from app.engine.unknown_words import KnownWords

TINY = Config(n_layers=2, n_heads=2, d_model=6, d_head=3, d_mlp=5, d_vocab=256, n_ctx=12)

TAUGHT = counted_once(np.frombuffer(b"a bank\nthe bank by the sea\na boat by the bank\n", np.uint8).astype(np.int16))
KNOWN = KnownWords(["a", "bank", "the", "by", "sea", "boat"])


class OneShelf:
    """One model that reads bytes."""

    def __init__(self, config: Config = TINY, seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        parameters = {name: 0.4 * rng.normal(size=shape_of(config, axes)) for name, axes in axes_of(config).items()}
        entry = Entry("tiny", "Tiny", "gpt2", 1000, 2, 2, 6, 256, 12, True, "drawn for a test")
        self._opened = Opened(
            entry, Transformer(config, parameters), Bytes(), lowercase=True, known=KNOWN, taught=lambda: TAUGHT
        )

    def entries(self) -> list[Entry]:
        return [self._opened.entry]

    def open(self, model_id: str) -> Opened | None:
        return self._opened if model_id == "tiny" else None


@lru_cache(maxsize=1)
def library() -> Library:
    """The library, the same each time."""
    return Library([OneShelf()])
