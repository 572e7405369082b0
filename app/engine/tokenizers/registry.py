"""The tokenizers that can be asked for by name, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from app.engine.errors import NotAllowedError
from app.engine.tokenizers.bytes import Bytes
from app.engine.tokenizers.characters import Characters
from app.engine.tokenizers.pocket import pocket
from app.engine.tokenizers.tokenizer import Tokenizer
from app.engine.tokenizers.words import train_words

FIRST_TEXT = """
She put her money in the bank and went home. He sat on the bank of the river and looked at the water. The cat ran after
the small dog, and the dog ran home. The king and the queen lived in a big house in the town. One day a man came to the
town with a horse. The woman saw the man, and she gave him bread and water. The old man had a boat, and the boat was on
the river. The sun was up, the light was good, and the children played in the street. In spring it rained. Then the boy
said to the girl: I have seen a bird in the tree, and it was red. They took the train, and they were there by night.
""".replace("\n", " ").strip()
"""What the words were learned from, until the world has a text."""

TOKENIZERS: dict[str, Callable[[], Tokenizer]] = {
    "bytes": Bytes,
    "characters": Characters,
    "words": lambda: train_words(FIRST_TEXT),
    "pocket": pocket,
}


@lru_cache(maxsize=len(TOKENIZERS) + 8)
def tokenizer(name: str) -> Tokenizer:
    """The tokenizer of that name. Errors: NotAllowedError, field "tokenizer"."""
    if name not in TOKENIZERS:
        known = ", ".join(TOKENIZERS)
        raise NotAllowedError(f"there is no tokenizer {name!r}: choose one of {known}", "tokenizer", known)
    return TOKENIZERS[name]()
