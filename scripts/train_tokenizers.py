"""Learns the words and the pieces of words from the world's text: `python scripts/train_tokenizers.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.engine.tokenizers.bpe_training import train
from app.engine.tokenizers.pocket import MERGES, OPENERS, VOCABULARY
from app.world.stories import END, stories
from app.world.text import MARKS, text_of
from app.world.words import opening_words, vocabulary

STORIES = 4000
SEED = 1
ENOUGH = 1 << 14
"""More pieces than there is anything to merge: the training ends when every word is whole."""


def main() -> None:
    """Write the three files."""
    text = learned_from()
    merges = [f"{left} {right}" for left, right in (learned.pair for learned in train(text, ENOUGH))]
    MERGES.write_text("\n".join(merges) + "\n", "utf-8")
    words = sorted(word for word in vocabulary() if word != END)
    VOCABULARY.write_text("\n".join(words) + "\n", "utf-8")
    OPENERS.write_text("\n".join(opening_words()) + "\n", "utf-8")
    sys.stdout.write(f"{len(merges)} merges and {len(words)} words from {len(text):,} characters\n")


def learned_from() -> str:
    """Stories, a line each; then the world's words, each once with a space before it; then those that begin a line."""
    told = [text_of(story) for story in stories(np.random.default_rng(SEED), STORIES)]
    words = [word for word in vocabulary() if word != END and word not in MARKS]
    return "\n".join([*told, "".join(f" {word}" for word in words), *opening_words()])


if __name__ == "__main__":
    main()
