"""How the GPT learns: many lines of text at once, forward, the surprise, backwards, one step of AdamW; and that often.

The update is recorded once and then run as a routine, on a few texts at a time. A second process may take half of each
batch. The parts are added up in order, so the same training with as many processes leads to the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.adam import AdamW, Schedule, clip
from app.engine.errors import NotFiniteError, ShapeError
from app.engine.memory import keep_memory
from app.engine.operation import Array
from app.engine.operations.cross_entropy import NOT_ASKED
from app.engine.routine import routine
from app.engine.said import N_
from app.engine.second_process import SecondProcess, shared
from app.engine.tape import Tape
from app.engine.transformer import Transformer, axes_of, forward, put_parameters

Batch = tuple[NDArray[Any], NDArray[Any]]
"""tokens [sample, pos] and targets [sample, pos]: whole numbers; −1 where nothing is asked."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """How to train. `decay` is of the tables and matrices alone: norms and biases keep their size.

    `processes` is 1, or 2 where there is a core for each.
    """

    schedule: Schedule
    betas: tuple[float, float] = (0.9, 0.99)
    decay: float = 0.01
    longest_gradient: float = 1.0
    processes: int = 1


@dataclass(frozen=True, slots=True)
class Update:
    """One step: its number, counted from 1, the surprise before it in nats a token, and the length of its gradient."""

    step: int
    loss: float
    gradient: float
    rate: float


class Drill:
    """The same update over and over on batches of one size, with nothing written down."""

    def __init__(self, model: Transformer, samples: int, length: int, lesson: Lesson) -> None:
        """Record one forward pass, surprise and gradient, for batches of `samples` texts of `length` places."""
        self.lesson = lesson
        self.config = model.config
        first = np.concatenate([model.parameters[name] for name in axes_of(model.config)], axis=None)
        self.parameters = shared(first.shape, first.dtype)
        self.parameters[:] = first
        self._views = _over(self.parameters, model)
        self._adam = AdamW(self.parameters, lesson.betas)
        decays = [np.full(view.shape, lesson.decay * _shrinks(name)) for name, view in self._views.items()]
        self._decay = np.concatenate(decays, axis=None).astype(first.dtype)
        keep_memory()
        self._gradient = _recorded(Transformer(model.config, self._views), length)
        self._batch = shared((2, samples, length), np.int64)  # tokens, targets
        cut = -(-samples // 2) if lesson.processes > 1 else samples
        self._own, self._other = slice(0, cut), slice(cut, samples)
        self._grads = shared((2, *first.shape), first.dtype)  # ours, and that of the second process
        self._losses = shared((2,), np.float64)
        self._second = SecondProcess(lambda: self._work(1, self._other)) if cut < samples else None

    def update(self, batch: Batch) -> Update:
        """Forward, surprise, gradient, one step of AdamW. Errors: NotFiniteError where the weights have run away."""
        loss, grad = self.gradient(batch)
        length = clip(grad, self.lesson.longest_gradient)
        if not np.isfinite(loss + length):
            raise NotFiniteError(
                N_("the weights ran away in step {steps}"),
                "learning_rate",
                self.lesson.schedule.peak,
                steps=self._adam.steps + 1,
            )
        rate = self.lesson.schedule.rate(self._adam.steps)
        self._adam.update(self.parameters, grad, rate, self._decay)
        return Update(self._adam.steps, loss, length, rate)

    def gradient(self, batch: Batch) -> tuple[float, Array]:
        """The surprise over a batch, and its gradient, end to end as the parameters are: good until the next call."""
        tokens, targets = batch
        if not tokens.shape == targets.shape == self._batch.shape[1:]:
            raise ShapeError(
                N_("tokens {tokens} and targets {targets} should both be {shape}"),
                "targets",
                tokens=list(tokens.shape),
                targets=list(targets.shape),
                shape=list(self._batch[0].shape),
            )
        self._batch[0], self._batch[1] = tokens, targets
        if not (targets != NOT_ASKED).any():
            raise ShapeError(N_("no place of the batch has a target"), "targets")
        if self._second is None:
            self._work(0, self._own)
            return float(self._losses[0]), self._grads[0]
        self._second.begin()
        self._work(0, self._own)
        self._second.wait()
        return float(self._losses.sum()), np.add(self._grads[0], self._grads[1], out=self._grads[0])

    @np.errstate(over="ignore", invalid="ignore")  # what runs away is found and said by `update`
    def _work(self, number: int, samples: slice) -> None:
        """The part that some of the samples have in the surprise and its gradient: so few at a time as stay at hand."""
        self._losses[number] = 0.0
        self._grads[number] = 0.0
        asked = int(np.count_nonzero(self._batch[1] != NOT_ASKED))
        for start in range(samples.start, samples.stop, AT_A_TIME):
            tokens, targets = self._batch[:, start : min(start + AT_A_TIME, samples.stop)]
            share = np.count_nonzero(targets != NOT_ASKED) / asked
            if share:
                loss, *grads = self._gradient(tokens, targets, *self._views.values())
                self._losses[number] += share * float(loss)
                _add(self._grads[number], grads, share)

    def model(self) -> Transformer:
        """The model now: a copy, that later updates do not change."""
        return Transformer(self.config, _over(self.parameters.copy(), Transformer(self.config, self._views)))

    def close(self) -> None:
        """End the second process."""
        if self._second is not None:
            self._second.close()


AT_A_TIME = 8
"""So many texts are run together: what lies between two operations stays in memory that is at hand."""


def _add(whole: Array, parts: list[Array], share: float) -> None:
    """Add arrays, each times a share, to one row of numbers as long as all of them."""
    start = 0
    for part in parts:
        own = whole[start : start + part.size].reshape(part.shape)
        own += part * whole.dtype.type(share)
        start += part.size


def judge(model: Transformer, batches: Iterable[Batch]) -> float:
    """The surprise in nats a token, over all batches together. Nothing is recorded."""
    tape = Tape(recording=False, checked=False)
    placed = put_parameters(tape, model)
    total, asked = 0.0, 0
    for tokens, targets in batches:
        part = int(np.count_nonzero(targets != NOT_ASKED))
        logits = forward(tape, model.config, placed, tape.input("tokens", tokens, ("sample", "pos")))
        loss = tape.cross_entropy(logits, tape.input("targets", targets, ("sample", "pos")), "loss")
        total, asked = total + part * float(loss.value), asked + part
    return total / asked


def _shrinks(name: str) -> bool:
    """Whether a parameter decays: the tables and matrices do, the norms and biases do not."""
    return name.rpartition(".")[2].startswith("W")


def _recorded(model: Transformer, length: int) -> Callable[..., tuple[Array, ...]]:
    """(tokens, targets, every parameter) -> (loss, every gradient), as a routine."""
    tape = Tape(checked=False)
    placed = put_parameters(tape, model)
    shown: NDArray[Any] = np.zeros((1, length), dtype=np.intp)
    logits = forward(tape, model.config, placed, tape.input("tokens", shown, ("sample", "pos")))
    tape.cross_entropy(logits, tape.input("targets", shown, ("sample", "pos")), "loss")
    tape.gradient("loss")
    return routine(tape, ["tokens", "targets", *placed], ["loss", *(f"grad_{name}" for name in placed)])


def _over(parameters: Array, like: Transformer) -> dict[str, Array]:
    """Views of one row of numbers, as long as all the parameters of `like`, by their names."""
    views, start = {}, 0
    for name in axes_of(like.config):
        shape, size = like.parameters[name].shape, like.parameters[name].size
        views[name] = parameters[start : start + size].reshape(shape)
        start += size
    return views
