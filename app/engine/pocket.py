"""The pocket GPT: the model that this project trained itself, read from the weights in the repository.

`make pocket` made them, and the card that tells what was measured of them.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from app.engine.checkpoint import from_bytes
from app.engine.transformer import Transformer

WEIGHTS = Path(__file__).with_name("pocket.safetensors")


@lru_cache(maxsize=1)
def pocket_model() -> Transformer:
    """The trained model, read once. Its tokenizer is "pocket", and it reads lower case."""
    return from_bytes(WEIGHTS.read_bytes())
