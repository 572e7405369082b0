"""The pocket tokenizer: byte-pair encoding whose merges were learned from the world's text.

`scripts/train_pocket_tokenizer.py` made the file of merges: a line each, two ids, in the order learned.
"""

from __future__ import annotations

from pathlib import Path

from app.engine.tokenizers.bpe import BytePair, byte_pair

MERGES = Path(__file__).with_name("pocket.merges")


def pocket() -> BytePair:
    """The tokenizer of the committed merges."""
    lines = MERGES.read_text("utf-8").splitlines()
    return byte_pair([(int(left), int(right)) for left, right in (line.split() for line in lines)])
