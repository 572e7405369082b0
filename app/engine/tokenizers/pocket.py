"""What was learned from the world's text: its words, and the merges of its pieces of words.

`scripts/train_tokenizers.py` made these files: a merge a line (two ids), in the order learned; a word a line, sorted;
and of the words those that can begin a story.
"""

from __future__ import annotations

from pathlib import Path

from app.engine.tokenizers.bpe import BytePair, byte_pair
from app.engine.tokenizers.words import Words

MERGES = Path(__file__).with_name("pocket.merges")
VOCABULARY = Path(__file__).with_name("pocket.words")
OPENERS = Path(__file__).with_name("pocket.openers")


def pocket() -> BytePair:
    """Pieces of words: the tokenizer of the committed merges."""
    lines = MERGES.read_text("utf-8").splitlines()
    return byte_pair([(int(left), int(right)) for left, right in (line.split() for line in lines)])


def world_words() -> Words:
    """Whole words: those of the world, and one id for all others."""
    return Words(VOCABULARY.read_text("utf-8").splitlines())
