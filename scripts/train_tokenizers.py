"""Learns the words and the pieces of words from the world's text: `python scripts/train_tokenizers.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.engine.tokenizers.bpe_training import train
from app.engine.tokenizers.pocket import MERGES, VOCABULARY
from app.world.stories import END, stories
from app.world.text import text_of
from app.world.words import vocabulary

STORIES = 4000
PIECES = 2304
SEED = 1


def main() -> None:
    """Write both files."""
    told = list(stories(np.random.default_rng(SEED), STORIES))
    text = "\n".join(text_of(story) for story in told)
    merges = [f"{left} {right}" for left, right in (learned.pair for learned in train(text, PIECES))]
    MERGES.write_text("\n".join(merges) + "\n", "utf-8")
    words = sorted(word for word in vocabulary() if word != END)
    VOCABULARY.write_text("\n".join(words) + "\n", "utf-8")
    sys.stdout.write(f"{len(merges)} merges and {len(words)} words from {len(text):,} characters\n")


if __name__ == "__main__":
    main()
