"""Trains the pocket GPT from nothing: `make pocket`, or `python scripts/train_pocket.py [--steps N] [--to FILE]`.

The same seeds and sizes lead to the same file, byte for byte, on one machine with two cores; ten minutes there.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.settings import ONE_THREAD

# Before NumPy is imported: two processes share the work, and threads beside them would only wait for each other.
os.environ.update(ONE_THREAD)

import numpy as np

from app.engine.adam import Schedule
from app.engine.checkpoint import to_bytes
from app.engine.gpt_training import Batch, Drill, Lesson
from app.engine.pocket_shelf import WEIGHTS
from app.engine.tokenizers.registry import tokenizer
from app.engine.transformer import Config, first_model
from app.trace.training_text import SEED, STORIES, training_text, windows

LAYERS, HEADS, D_MODEL, N_CTX = 3, 4, 64, 64
BATCH, STEPS, PEAK, WARMUP, LAST, DECAY = 32, 14_000, 4e-3, 200, 0.01, 0.02
BAR = 40


def batches(steps: int, seed: int) -> Iterator[Batch]:
    """So many batches: the text from window to window in random order, and again in another."""
    rng = np.random.default_rng(seed)
    text = training_text()
    left = steps
    while left:
        tokens, targets = windows(text, N_CTX, rng)
        for start in range(0, min(left, len(tokens) // BATCH) * BATCH, BATCH):
            yield tokens[start : start + BATCH], targets[start : start + BATCH]
            left -= 1


def train(steps: int, seed: int = SEED) -> bytes:
    """The weights as a file, after so many steps."""
    d_vocab = tokenizer("pocket").d_vocab
    config = Config(LAYERS, HEADS, D_MODEL, D_MODEL // HEADS, 4 * D_MODEL, d_vocab, N_CTX)
    lesson = Lesson(Schedule(PEAK, min(WARMUP, steps), steps, LAST), decay=DECAY, processes=2)
    drill = Drill(first_model(config, np.random.default_rng(seed)), BATCH, N_CTX, lesson)
    begun, smooth = time.monotonic(), float("nan")
    for batch in batches(steps, seed):
        update = drill.update(batch)
        smooth = update.loss if update.step < 2 else 0.98 * smooth + 0.02 * update.loss
        if update.step % 20 == 0 or update.step == steps:
            show(update.step, steps, smooth, time.monotonic() - begun)
    model = drill.model()
    drill.close()
    words = {"steps": str(steps), "seed": str(seed), "stories": str(STORIES), "command": "make pocket"}
    return to_bytes(model, words)


def show(step: int, steps: int, loss: float, seconds: float) -> None:
    """A bar, the surprise of late, and how long it may still take."""
    done = BAR * step // steps
    rate = step * BATCH * N_CTX / seconds
    rest = seconds / step * (steps - step)
    line = (
        f"[{'#' * done}{'.' * (BAR - done)}] {step}/{steps}  {loss:.3f} nats  {rate:,.0f} tokens/s  {rest:.0f} s left"
    )
    sys.stderr.write(f"\r{line} " + ("\n" if step == steps else ""))
    sys.stderr.flush()


def main() -> None:
    """Train, and write the file."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--steps", type=int, default=STEPS)
    asked.add_argument("--to", type=Path, default=WEIGHTS)
    given = asked.parse_args()
    given.to.write_bytes(train(given.steps))
    sys.stdout.write(f"{given.to}: {given.to.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
