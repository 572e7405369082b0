"""Learns the pocket tokenizer's merges from the world's text: `python scripts/train_pocket_tokenizer.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.engine.tokenizers.bpe_training import train  # noqa: E402 the path comes first
from app.engine.tokenizers.pocket import MERGES  # noqa: E402
from app.world.text import text_of  # noqa: E402
from app.world.stories import stories  # noqa: E402

STORIES = 4000
VOCAB = 1280
SEED = 1

if __name__ == "__main__":
    text = "\n".join(text_of(story) for story in stories(np.random.default_rng(SEED), STORIES))
    learned = list(train(text, VOCAB))
    lines = [f"{left} {right}" for left, right in (each.pair for each in learned)]
    MERGES.write_text("\n".join(lines) + "\n", "utf-8")
    sys.stdout.write(f"{len(lines)} merges from {len(text):,} characters, written to {MERGES}\n")
