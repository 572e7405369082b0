"""AdamW: each parameter moves by its own measure, that of how large its gradients have been lately.

    average = β₁·average + (1 − β₁)·grad            which way it goes
    square  = β₂·square + (1 − β₂)·grad²            how large the gradients are
    parameter −= rate · (average / (1 − β₁ᵗ) / (√(square / (1 − β₂ᵗ)) + ε) + decay · parameter)

Loshchilov and Hutter, Decoupled Weight Decay Regularization (2019); the same numbers as `torch.optim.AdamW`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import Array
from app.engine.pieces import PIECE
from app.engine.said import N_


@dataclass(frozen=True, slots=True)
class Schedule:
    """The learning rate of each step: up in a straight line for `warmup` steps, then down a cosine to `last`·peak."""

    peak: float
    warmup: int
    steps: int
    last: float = 0.1

    def __post_init__(self) -> None:
        if not 0 <= self.warmup <= self.steps:
            raise NotAllowedError(
                N_("more steps to warm up than there are: {warmup}"), "warmup", self.steps, warmup=self.warmup
            )

    def rate(self, step: int) -> float:
        """The rate of step number `step`, counted from 0. After the last step it stays where it is."""
        if step < self.warmup:
            return self.peak * (step + 1) / self.warmup
        way = min(1.0, (step - self.warmup) / max(1, self.steps - self.warmup))
        return self.peak * (self.last + (1.0 - self.last) * 0.5 * (1.0 + math.cos(math.pi * way)))


class AdamW:
    """The averages of one row of parameters, and how many steps they have seen."""

    def __init__(self, like: Array, betas: tuple[float, float] = (0.9, 0.999), epsilon: float = 1e-8) -> None:
        """`like` [n]: the parameters, end to end."""
        self.betas = betas
        self.epsilon = epsilon
        self.steps = 0
        self.average = np.zeros_like(like)  # [n]
        self.square = np.zeros_like(like)  # [n]

    def update(self, parameters: Array, grad: Array, rate: float, decay: float | Array = 0.0) -> None:
        """One step, in place; all are [n]. `decay` may be one number for all, or one each."""
        self.steps += 1
        shrink = 1.0 - rate * np.broadcast_to(np.asarray(decay, parameters.dtype), parameters.shape)
        for start in range(0, parameters.size, PIECE):
            part = slice(start, start + PIECE)
            parameters[part] *= shrink[part]
            parameters[part] -= self._way(grad[part], self.average[part], self.square[part], rate)

    def _way(self, grad: Array, average: Array, square: Array, rate: float) -> Array:
        """How far each parameter goes; the averages take the gradient in. All [n]."""
        first, second = self.betas
        average *= first
        average += (1.0 - first) * grad
        way = grad * grad
        way *= 1.0 - second
        square *= second
        square += way
        np.sqrt(square, out=way)
        way *= 1.0 / math.sqrt(1.0 - second**self.steps)
        way += self.epsilon
        np.divide(average, way, out=way)
        way *= rate / (1.0 - first**self.steps)
        return way


def clip(grad: Array, longest: float) -> float:
    """Shorten a gradient [n] in place, so that it is no longer than `longest`. Returns how long it was.

    As `torch.nn.utils.clip_grad_norm_`.
    """
    length = math.sqrt(float(grad.dot(grad)))
    if length + 1e-6 > longest:
        grad *= longest / (length + 1e-6)
    return length
