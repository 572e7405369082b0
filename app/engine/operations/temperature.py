"""temperature: scores divided by one number. Below 1 the best gains on the others, above 1 they come closer."""

from __future__ import annotations

import math

from app.engine.errors import NotAllowedError
from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total
from app.engine.said import N_


def forward(logits: Array, temperature: float) -> Array:
    """logits / temperature; the shape stays. Errors: NotAllowedError for a temperature that is not above 0."""
    if not (math.isfinite(temperature) and temperature > 0.0):
        raise NotAllowedError(
            N_("the temperature must be above 0: {temperature}"), "temperature", temperature=temperature
        )
    return logits / temperature


def explain(index: Index, value: Array, logits: Array, temperature: float) -> Explanation:
    """logits[i] / temperature."""
    score = float(logits[index])
    term = Term(0, index, score, score / temperature, 1.0 / temperature)
    return Explanation("divided by the temperature", (term,), total)


TEMPERATURE = Operation("temperature", forward, explain, same_dims)
