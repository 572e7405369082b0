"""The same pixel network in PyTorch, float64 as ours, with everything that makes PyTorch's eager mode fast."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from app.engine.operation import Array
from app.engine.pixels import Network
from app.engine.pixels_learning import HOLD_LIMIT

WAYS = ("SGD", "SGD foreach", "backward by hand", "grad by hand")
"""How the step downhill is taken: by the optimizer, in a loop or with foreach; or by hand, in place, with no graph."""


class Pupil:
    """A network in PyTorch, and its training: sigmoid(tanh(tanh(x))), squared error, plain gradient descent, held."""

    def __init__(
        self, network: Network, pixels: Array, target: Array, learning_rate: float, way: str = WAYS[0]
    ) -> None:
        # torch.nn.Linear holds its weights [out, in], and calls functional.linear
        self.weights = [torch.tensor(weight.T.copy(), requires_grad=True) for weight in network.weights]
        self.biases = [torch.tensor(bias, requires_grad=True) for bias in network.biases]
        self.parameters = [*self.weights, *self.biases]
        self.pixels = torch.tensor(np.ascontiguousarray(pixels))
        self.target = torch.tensor(np.ascontiguousarray(target))
        self.learning_rate = learning_rate
        self.optimizer = torch.optim.SGD(self.parameters, lr=learning_rate, foreach=way == "SGD foreach")
        steps: dict[str, Callable[[], None]] = dict(
            zip(WAYS, (self._by_optimizer, self._by_foreach, self._by_hand, self._by_grad), strict=True)
        )
        self._step = steps[way]

    def update(self) -> None:
        """Forward, loss, backward, descend, hold."""
        self._step()

    def _loss(self) -> Tensor:
        signal = self.pixels
        for weight, bias in zip(self.weights[:-1], self.biases[:-1], strict=True):
            signal = torch.tanh(functional.linear(signal, weight, bias))
        probabilities = torch.sigmoid(functional.linear(signal, self.weights[-1], self.biases[-1]))
        return functional.mse_loss(probabilities, self.target, reduction="sum") / len(self.pixels)

    def _by_optimizer(self) -> None:
        self.optimizer.zero_grad()
        self._loss().backward()
        self.optimizer.step()
        with torch.no_grad():
            for parameter in self.parameters:
                parameter.clamp_(-HOLD_LIMIT, HOLD_LIMIT)

    def _by_foreach(self) -> None:
        self.optimizer.zero_grad()
        self._loss().backward()
        self.optimizer.step()
        with torch.no_grad():
            torch._foreach_clamp_min_(self.parameters, -HOLD_LIMIT)
            torch._foreach_clamp_max_(self.parameters, HOLD_LIMIT)

    def _by_hand(self) -> None:
        self._loss().backward()
        with torch.no_grad():
            for parameter in self.parameters:
                parameter.sub_(parameter.grad, alpha=self.learning_rate).clamp_(-HOLD_LIMIT, HOLD_LIMIT)
                parameter.grad = None

    def _by_grad(self) -> None:
        grads = torch.autograd.grad(self._loss(), self.parameters)
        with torch.no_grad():
            for parameter, grad in zip(self.parameters, grads, strict=True):
                parameter.sub_(grad, alpha=self.learning_rate).clamp_(-HOLD_LIMIT, HOLD_LIMIT)

    def forward(self) -> dict[str, Tensor]:
        """Forward alone, every result in between kept under our name for it; nothing is kept for a gradient."""
        kept = {}
        signal = self.pixels
        with torch.inference_mode():
            last = len(self.weights) - 1
            for layer, (weight, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
                pre = kept[f"layers.{layer}.pre"] = functional.linear(signal, weight, bias)
                signal = torch.tanh(pre) if layer < last else torch.sigmoid(pre)
                kept[f"layers.{layer}.post"] = signal
        return kept
