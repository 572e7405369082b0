"""The tokenizers that can be asked for by name, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from app.engine.errors import NotAllowedError
from app.engine.said import N_
from app.engine.tokenizers.bytes import Bytes
from app.engine.tokenizers.characters import Characters
from app.engine.tokenizers.pocket import pocket, world_words
from app.engine.tokenizers.tokenizer import Tokenizer

TOKENIZERS: dict[str, Callable[[], Tokenizer]] = {
    "bytes": Bytes,
    "characters": Characters,
    "words": world_words,
    "pocket": pocket,
}


@lru_cache(maxsize=len(TOKENIZERS) + 8)
def tokenizer(name: str) -> Tokenizer:
    """The tokenizer of that name. Errors: NotAllowedError, field "tokenizer"."""
    if name not in TOKENIZERS:
        known = ", ".join(TOKENIZERS)
        raise NotAllowedError(
            N_("there is no tokenizer {name}: choose one of {limit}"), "tokenizer", known, name=repr(name)
        )
    return TOKENIZERS[name]()
