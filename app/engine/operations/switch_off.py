"""switch_off: some heads hand on nothing: what they gathered counts as 0."""

from __future__ import annotations

from collections.abc import Sequence

from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total


def forward(z: Array, heads: Sequence[int]) -> Array:
    """[..., pos, head, d_head] -> the same shape, 0 for each of `heads`."""
    left = z.copy()
    left[..., list(heads), :] = 0.0
    return left


def explain(index: Index, value: Array, z: Array, heads: Sequence[int]) -> Explanation:
    """The number as it was; it counts 0 times where the head is off."""
    number = float(z[index])
    if index[-2] in heads:
        return Explanation("switched off: it counts 0 times", (Term(0, index, number, number * 0.0, 0.0),), total)
    return Explanation("as it was", (Term(0, index, number, number),), total)


SWITCH_OFF = Operation("switch_off", forward, explain, same_dims)
