"""The slope of each squash, where a neuron stands: how much of a small change of its sum gets through.

It is reckoned from what came out, as the gradient of each squash does it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total


def tanh_slope(post: Array) -> Array:
    """1 − tanh²; the shape stays."""
    return 1.0 - post * post


def relu_slope(post: Array) -> Array:
    """1 where something came out, else 0; the shape stays."""
    return np.asarray(post > 0.0, dtype=post.dtype)


def sigmoid_slope(post: Array) -> Array:
    """p · (1 − p); the shape stays."""
    return post * (1.0 - post)


def _what_came_out(index: Index, post: Array) -> tuple[Term, ...]:
    return (Term(0, index, float(post[index]), float(post[index])),)


def _of_tanh(terms: Sequence[Term]) -> float:
    return 1.0 - total(terms) ** 2


def _of_relu(terms: Sequence[Term]) -> float:
    return float(total(terms) > 0.0)


def _of_sigmoid(terms: Sequence[Term]) -> float:
    return total(terms) * (1.0 - total(terms))


def explain_tanh_slope(index: Index, value: Array, post: Array) -> Explanation:
    """1 − post[i]²."""
    return Explanation("1 − output²", _what_came_out(index, post), _of_tanh)


def explain_relu_slope(index: Index, value: Array, post: Array) -> Explanation:
    """1 where post[i] > 0, else 0."""
    return Explanation("1 where the output is above 0, else 0", _what_came_out(index, post), _of_relu)


def explain_sigmoid_slope(index: Index, value: Array, post: Array) -> Explanation:
    """post[i] · (1 − post[i])."""
    return Explanation("output · (1 − output)", _what_came_out(index, post), _of_sigmoid)


TANH_SLOPE = Operation("tanh_slope", tanh_slope, explain_tanh_slope, same_dims)
RELU_SLOPE = Operation("relu_slope", relu_slope, explain_relu_slope, same_dims)
SIGMOID_SLOPE = Operation("sigmoid_slope", sigmoid_slope, explain_sigmoid_slope, same_dims)
