"""Samples a second of one update: forward, loss, backward, descend, hold; by the code that every training runs."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import torch

from app.engine.operation import Array
from app.engine.pixels import EXAMPLES, first_network, one_hot
from app.engine.pixels_learning import Drill, Lesson
from bench.contest import Entrant, against, contest
from bench.pytorch import WAYS, Pupil

TARGETS = {1: 5.0, 64: 5.0, 512: 3.0}
"""Samples in a batch, and how many times PyTorch's throughput ours should be."""
THREADS = (1, 2)
LESSON = Lesson(learning_rate=0.3)
NETWORK = first_network(np.random.default_rng(1))


def batch_of(samples: int) -> tuple[Array, Array]:
    """pixels [sample, pixel], target [sample, symbol]: the four symbols over and over, with noise."""
    rng = np.random.default_rng(samples)
    pixels, answers = EXAMPLES
    which = np.resize(np.arange(len(answers)), samples)
    noisy = np.clip(pixels[which] + 0.2 * rng.standard_normal((samples, pixels.shape[1])), -1.0, 1.0)
    # as `train` lays out what it teaches; the peer is given its own layout
    return np.asfortranarray(noisy), np.asfortranarray(one_hot(answers[which].astype(float)))


def the_same_after(updates: int, samples: int) -> float:
    """The largest difference between our weights and PyTorch's, for each of its ways. Errors: AssertionError."""
    pixels, target = batch_of(samples)
    drill = Drill(NETWORK, pixels, target, LESSON)
    for _ in range(updates):
        drill.update(pixels, target)
    ours, furthest = drill.network(), 0.0
    for way in WAYS:
        pupil = Pupil(NETWORK, pixels, target, LESSON.learning_rate, way)
        for _ in range(updates):
            pupil.update()
        for mine, theirs in zip((*ours.weights, *ours.biases), pupil.parameters, strict=True):
            furthest = max(furthest, float(np.abs(mine - theirs.detach().numpy().T).max()))
    assert furthest < 1e-12, f"not the same weights after {updates} updates of {samples}: {furthest:g} apart"
    return furthest


def rows() -> list[dict[str, Any]]:
    """A row for each size of batch."""
    return [_row(samples, target) for samples, target in TARGETS.items()]


def _row(samples: int, least: float) -> dict[str, Any]:
    apart = the_same_after(20, samples)
    pixels, target = batch_of(samples)
    drill = Drill(NETWORK, pixels, target, LESSON)
    entrants = [Entrant("ours", partial(drill.update, pixels, target))]
    for threads in THREADS:
        for way in WAYS:
            pupil = Pupil(NETWORK, pixels, target, LESSON.learning_rate, way)
            name = f"PyTorch, {way}, threads: {threads}"
            entrants.append(Entrant(name, pupil.update, partial(torch.set_num_threads, threads)))
    times = contest(entrants)
    row = against("ours", times)
    return row | {
        "name": f"training, batch {samples}",
        "unit": "samples/s",
        "ours": samples / row["ours"],
        "peer": samples / row["peer"],
        "target": f"ratio ≥ {least:g}",
        "met": row["ratio"] >= least,
        "furthest_apart_after_20_updates": apart,
    }
