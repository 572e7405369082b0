"""A small GPT grows: from random weights, moment by moment, with all that can be seen of it in each.

    for moment in grow(plan, reading, watch): ...

A moment says how far it has come: its surprise at what it reads and at what is kept from it, what it writes when left
to itself, what it expects after a watched sentence and where each head looks in it, and where its words lie. The same
plan leads to the same moments, bit for bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.engine.adam import Schedule
from app.engine.gpt_generation import Choice, speak
from app.engine.gpt_training import Drill, Lesson, judge
from app.engine.kinship import kinship
from app.engine.operation import Array
from app.engine.plane import Plane, plane_of
from app.engine.reading import Reading
from app.engine.tape import Tape
from app.engine.transformer import Config, Transformer, first_model, forward, put_parameters

SAMPLES = 16
"""Rows a batch."""
SPOKEN = 56
"""Tokens that it writes in each moment."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to grow, and how. `moments` are told after the one before any training, close together at first.

    `checkpoints`: so many of them, the last among them, bring the model and its surprise at what is held out.
    """

    config: Config
    steps: int
    learning_rate: float
    seed: int
    moments: int = 48
    checkpoints: int = 8


@dataclass(frozen=True, slots=True)
class Watch:
    """What is looked at in every moment: a sentence, what a sample begins with, and words by token and family."""

    sentence: Sequence[int]
    opening: Sequence[int]
    words: Sequence[int]
    families: Sequence[str]


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """The model after `step` steps. Surprises are in nats a token.

    `loss` is that of the last batches before it, None before any; `held_out` and `model` come with a checkpoint.
    `kin` is the share of words whose nearest other word is of their family, None where there are no families.
    `pattern` [layer, head, query_pos, key_pos] and `probs` [d_vocab] are of the watched sentence.
    """

    step: int
    tokens: int
    loss: float | None
    held_out: float | None
    sample: tuple[int, ...]
    pattern: Array
    probs: Array
    plane: Plane
    kin: float | None
    model: Transformer | None


def stops(plan: Plan) -> list[int]:
    """The steps after which there is a moment: the first ones near each other, for it learns most at the beginning."""
    parts = np.linspace(0.0, 1.0, plan.moments + 1) ** 1.6
    return sorted({0, *(max(k, round(plan.steps * float(part))) for k, part in enumerate(parts) if k <= plan.steps)})


def grow(plan: Plan, reading: Reading, watch: Watch) -> Iterator[Moment]:
    """The moments, first that before any training. Errors: NotFiniteError, field "learning_rate", for a rate too high.

    NotAllowedError for a sentence that is longer than the model can read.
    """
    config = plan.config
    model = first_model(config, np.random.default_rng([plan.seed, 0]))
    schedule = Schedule(plan.learning_rate, min(plan.steps, max(10, plan.steps // 25)), plan.steps)
    drill = Drill(model, SAMPLES, reading.held_out[0].shape[1], Lesson(schedule))
    at = stops(plan)
    kept = {at[round(k * (len(at) - 1) / plan.checkpoints)] for k in range(plan.checkpoints + 1)}
    before: Array | None = None
    step, tokens, losses = 0, 0, list[float]()
    for stop in at:
        while step < stop:
            batch = reading.batch(SAMPLES)
            losses.append(drill.update(batch).loss)
            step, tokens = step + 1, tokens + int(np.count_nonzero(batch[1] >= 0))
        moment = look(drill.model(), plan, reading, watch, (step, tokens, losses), before, step in kept)
        before = moment.plane.points
        losses = []
        yield moment


def look(
    model: Transformer,
    plan: Plan,
    reading: Reading,
    watch: Watch,
    so_far: tuple[int, int, list[float]],
    before: Array | None,
    kept: bool,
) -> Moment:
    """All that is seen of a model in one moment."""
    step, tokens, losses = so_far
    dice = np.random.default_rng([plan.seed, 1])  # the same each time: what changes is the model
    pattern, probs = seen(model, watch.sentence)
    cloud = model.parameters["W_E"][list(watch.words)]  # [word, d_model]
    return Moment(
        step=step,
        tokens=tokens,
        loss=float(np.mean(losses)) if losses else None,
        held_out=judge(model, [reading.held_out]) if kept else None,
        sample=tuple(spoken.token for spoken in speak(model, watch.opening, SPOKEN, dice, Choice())),
        pattern=pattern,
        probs=probs,
        plane=plane_of(cloud, before),
        kin=kinship(cloud, watch.families),
        model=model if kept else None,
    )


def seen(model: Transformer, sentence: Sequence[int]) -> tuple[Array, Array]:
    """Where each head looks in a sentence [layer, head, query_pos, key_pos], and what is expected next [d_vocab]."""
    tape = Tape()
    shown = tape.input("tokens", np.array(sentence, dtype=np.intp), ("pos",))
    logits = forward(tape, model.config, put_parameters(tape, model), shown)
    probs = tape.softmax(tape.last(logits, "last_logits"), "probs")
    layers = range(model.config.n_layers)
    return np.stack([tape.tensors[f"blocks.{layer}.pattern"].value for layer in layers]), probs.value
