"""nudge: one number of an array is pushed a little; the others stay."""

from __future__ import annotations

from collections.abc import Sequence

from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total


def forward(parameter: Array, *, at: Index, by: float) -> Array:
    """A copy, with `by` added to the number at index `at`."""
    pushed = parameter.copy()
    pushed[at] += by
    return pushed


def explain(index: Index, value: Array, parameter: Array, *, at: Index, by: float) -> Explanation:
    """parameter[i], plus `by` if i is the chosen place."""

    def rule(terms: Sequence[Term]) -> float:
        return total(terms) + (by if index == tuple(at) else 0.0)

    formula = f"pushed by {by:g}" if index == tuple(at) else "left as it is"
    return Explanation(formula, (Term(0, index, float(parameter[index]), float(parameter[index])),), rule)


NUDGE = Operation("nudge", forward, explain, same_dims)
