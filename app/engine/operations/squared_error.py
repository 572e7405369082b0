"""squared_error: how far the outputs are from what was wanted, squared, added up, averaged over the samples."""

from __future__ import annotations

import numpy as np

from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, no_dims, total


def forward(outputs: Array, target: Array) -> Array:
    """[..., d], [..., d] -> one number: Σ (output − target)², divided by the number of samples (leading indices)."""
    difference = (outputs - target).ravel("K")
    return np.asarray(difference.dot(difference) / _samples(outputs))


def grad_outputs(grad: Array, outputs: Array, target: Array) -> Array:
    """2 · (output − target) / samples · grad."""
    back: Array = outputs - target
    back *= 2.0 / _samples(outputs) * float(grad)
    return back


def _samples(outputs: Array) -> int:
    samples: int = outputs.size // outputs.shape[-1]
    return samples


def explain(index: Index, value: Array, outputs: Array, target: Array) -> Explanation:
    """A term is one output; beside it stands what was wanted; its product is their distance squared / samples."""
    samples = _samples(outputs)
    terms = []
    for place in np.ndindex(outputs.shape):
        distance = float(outputs[place]) - float(target[place])
        terms.append(Term(0, place, float(outputs[place]), distance * distance / samples, None, 1, place))
    return Explanation("(output − wanted)², summed, divided by the number of samples", tuple(terms), total)


def explain_grad_outputs(index: Index, value: Array, grad: Array, outputs: Array, target: Array) -> Explanation:
    """2·output/samples·grad − 2·target/samples·grad."""
    share = 2.0 / _samples(outputs) * float(grad)
    terms = (
        Term(1, index, float(outputs[index]), float(outputs[index]) * share, share),
        Term(2, index, float(target[index]), -float(target[index]) * share, -share),
    )
    return Explanation("2 × (output − wanted), divided by the number of samples", terms, total)


GRAD_OUTPUTS = Operation(
    "squared_error_grad", grad_outputs, explain_grad_outputs, lambda grad, outputs, target: outputs
)
SQUARED_ERROR = Operation("squared_error", forward, explain, no_dims, (Backward(0, GRAD_OUTPUTS, (GRAD, 0, 1)),))
