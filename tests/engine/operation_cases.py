"""What each operation is tried on: the shapes it takes, the numbers that may stand there, and its name in PyTorch."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import torch
import torch.nn.functional as F
from hypothesis import strategies as st

from app.engine import operations
from app.engine.operation import GRAD, VALUE, Array, Backward, Operation
from tests.engine.attention_cases import ATTENTION_CASES
from tests.engine.embedding_cases import EMBEDDING_CASES
from tests.engine.language_cases import LANGUAGE_CASES
from tests.engine.operation_case import Arrays, Case, Shape, Torch
from tests.engine.space_cases import SPACE_CASES
from tests.engine.token_cases import TOKEN_CASES


def _samples(outputs: Torch) -> int:
    return outputs.numel() // outputs.shape[-1]


def _one(kind: str) -> Callable[[Shape, int, int], tuple[tuple[Shape, str], ...]]:
    return lambda lead, d_in, _d_out: (((*lead, d_in), kind),)


def _two(first: str, second: str) -> Callable[[Shape, int, int], tuple[tuple[Shape, str], ...]]:
    return lambda lead, d_in, _d_out: (((*lead, d_in), first), ((*lead, d_in), second))


def _nudges(arrays: Arrays) -> st.SearchStrategy[dict[str, Any]]:
    at = st.tuples(*(st.integers(0, size - 1) for size in arrays[0].shape))
    return st.fixed_dictionaries({"at": at, "by": st.floats(-1.0, 1.0)})


CASES: Mapping[str, Case] = {
    "linear": Case(
        lambda lead, d_in, d_out: (((*lead, d_in), "real"), ((d_in, d_out), "real"), ((d_out,), "real")),
        lambda inputs, weight, bias: inputs @ weight + bias,
        dims=lambda leads, _arrays: ((*leads, "in"), ("in", "out"), ("out",)),
    ),
    "add": Case(
        # the right one lacks none, some, or all of the leading axes
        lambda lead, d_in, d_out: (((*lead, d_in), "real"), ((*lead[d_out % (len(lead) + 1) :], d_in), "real")),
        torch.add,
        dims=lambda leads, arrays: ((*leads, "in"), (*leads[len(leads) + 1 - arrays[1].ndim :], "in")),
    ),
    "tanh": Case(_one("real"), torch.tanh),
    "relu": Case(_one("off_zero"), torch.relu),
    "sigmoid": Case(_one("real"), torch.sigmoid),
    "softmax": Case(_one("real"), lambda scores: torch.softmax(scores, dim=-1)),
    "squared_error": Case(
        _two("real", "share"), lambda outputs, target: ((outputs - target) ** 2).sum() / _samples(outputs)
    ),
    "sigmoid_cross_entropy": Case(
        _two("real", "share"),
        lambda pre, target: F.binary_cross_entropy_with_logits(pre, target, reduction="sum") / _samples(pre),
    ),
    "softmax_cross_entropy": Case(
        _two("real", "share"),
        lambda scores, target: F.cross_entropy(
            scores.reshape(-1, scores.shape[-1]), target.reshape(-1, scores.shape[-1])
        ),
    ),
    "argmax": Case(_one("real"), lambda outputs: torch.argmax(outputs, dim=-1).double()),
    "equals": Case(_two("place", "place"), lambda left, right: (left == right).double()),
    "mean": Case(_one("real"), torch.mean),
    "descend": Case(
        _two("real", "real"),
        lambda parameter, grad, learning_rate: parameter - learning_rate * grad,
        lambda _: st.fixed_dictionaries({"learning_rate": st.floats(1e-6, 100.0)}),
    ),
    "hold": Case(
        _one("real"),
        lambda parameter, limit: torch.clamp(parameter, -limit, limit),
        lambda _: st.fixed_dictionaries({"limit": st.floats(0.01, 50.0)}),
    ),
    "nudge": Case(_one("real"), None, _nudges),
    "slope": Case(
        lambda *_: (((), "real"), ((), "real")),
        lambda above, below, apart: (above - below) / apart,
        lambda _: st.fixed_dictionaries({"apart": st.floats(1e-6, 2.0)}),
        lambda *_: ((), ()),
    ),
    "accumulate": Case(
        lambda lead, d_in, d_out: (((*lead, d_in), "real"),) * d_out,
        lambda *roads: sum(roads[1:], roads[0]),
    ),
    **LANGUAGE_CASES,
    **ATTENTION_CASES,
    **EMBEDDING_CASES,
    **SPACE_CASES,
    **TOKEN_CASES,
}


def _found() -> Iterator[Operation]:
    for module in pkgutil.iter_modules(operations.__path__):
        for value in vars(importlib.import_module(f"{operations.__name__}.{module.name}")).values():
            if isinstance(value, Operation):
                yield value


OPERATIONS: Mapping[str, Operation] = {operation.kind: operation for operation in _found()}
"""Every operation that stands in app/engine/operations, gradients too, by its kind."""
GRADIENTS: Mapping[str, tuple[Operation, Backward]] = {
    rule.operation.kind: (operation, rule) for operation in OPERATIONS.values() for rule in operation.backward
}
"""Every gradient, with the operation that it belongs to."""


def read_backwards(rule: Backward, grad: Array, value: Array, arrays: Arrays) -> Arrays:
    """What a gradient reads, picked out as the tape does it."""
    return tuple(grad if r == GRAD else value if r == VALUE else arrays[r] for r in rule.reads)
