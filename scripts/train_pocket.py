"""Trains the pocket GPT from nothing, and writes its weights and its card: `make pocket`. With --card: measures again.

The same weights each time on one machine. A quiet machine of two cores takes four to six minutes.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # two processes share the work
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from app.engine.adam import Schedule
from app.engine.checkpoint import from_bytes, to_bytes
from app.engine.gpt_training import Drill, Lesson, Update
from app.engine.pocket_shelf import WEIGHTS
from app.engine.tokenizers.registry import tokenizer
from app.engine.transformer import Config, Transformer, first_model
from app.trace.pocket_card import CARD, card, measured, met, report
from app.trace.training_text import SEED, STORIES, training_text, windows

SIZES = {"n_layers": 3, "n_heads": 4, "d_model": 64, "d_head": 16, "d_mlp": 256, "n_ctx": 64}
SAMPLES = 32
STEPS = 6000
LESSON = Lesson(Schedule(4e-3, 100, STEPS, last=0.02), decay=0.02, processes=2)
FIRST_SEED = 1


def main() -> int:
    """Train and measure, or only measure; 1 where a target is missed."""
    if "--card" in sys.argv:
        tests = measured(from_bytes(WEIGHTS.read_bytes()))
        sys.stdout.write(f"{report(tests)}\n")
        return int(tests != json.loads(json.dumps(card()["tests"])) or not all(met(tests).values()))
    started = time.perf_counter()
    model, tokens = trained()
    seconds = time.perf_counter() - started
    WEIGHTS.write_bytes(to_bytes(model, {"made_by": "scripts/train_pocket.py"}))
    tests = measured(model)
    CARD.write_text(json.dumps(card_of(model, tokens, seconds, tests), indent=1) + "\n", "utf-8")
    sys.stdout.write(f"\n{report(tests)}\n{seconds:.0f} s, {WEIGHTS.stat().st_size:,} bytes\n")
    return int(not all(met(tests).values()))


def trained() -> tuple[Transformer, int]:
    """The model after all steps, and how many tokens it has read."""
    text = training_text()
    config = Config(d_vocab=tokenizer("pocket").d_vocab, **SIZES)
    drill = Drill(first_model(config, np.random.default_rng(FIRST_SEED)), SAMPLES, config.n_ctx, LESSON)
    done, reading, started = 0, 0, time.perf_counter()
    while done < STEPS:
        tokens, targets = windows(text, config.n_ctx, np.random.default_rng((FIRST_SEED, reading)))
        for start in range(0, min(len(tokens) // SAMPLES, STEPS - done) * SAMPLES, SAMPLES):
            update = drill.update((tokens[start : start + SAMPLES], targets[start : start + SAMPLES]))
            done += 1
            if done % 50 == 0 or done == STEPS:
                show(update, SAMPLES * config.n_ctx * done / (time.perf_counter() - started))
        reading += 1
    drill.close()
    return drill.model(), SAMPLES * config.n_ctx * STEPS


def show(update: Update, speed: float) -> None:
    """The bar of progress."""
    share = update.step / STEPS
    bar = "█" * round(30 * share) + "·" * (30 - round(30 * share))
    left = (STEPS - update.step) * SAMPLES * SIZES["n_ctx"] / speed
    sys.stderr.write(f"\r{bar} {share:4.0%}  {update.loss:.3f} nats a token  {speed:,.0f} tokens/s  {left:.0f} s left ")
    sys.stderr.flush()


def card_of(model: Transformer, tokens: int, seconds: float, tests: dict[str, Any]) -> dict[str, Any]:
    """What is written down of the training and of what came out."""
    numbers = sum(array.size for array in model.parameters.values())
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "command": "make pocket",
        "corpus": {"stories": STORIES, "seed": SEED, "tokens": int(training_text().size)},
        "sizes": SIZES | {"d_vocab": model.config.d_vocab, "parameters": numbers, "bytes": WEIGHTS.stat().st_size},
        "training": {
            "steps": STEPS,
            "tokens_read": tokens,
            "samples": SAMPLES,
            "learning_rate": LESSON.schedule.peak,
            "seconds": round(seconds),
            "cores": os.cpu_count(),
            "machine": platform.machine(),
            "load_after": round(os.getloadavg()[0], 1),
        },
        "tests": tests,
    }


if __name__ == "__main__":
    raise SystemExit(main())
