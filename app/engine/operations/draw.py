"""draw: the probabilities are laid end to end, the most probable first, and the dice say where along them to look."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term


def forward(probs: Array, dice: Array) -> Array:
    """[..., d_vocab], [...] from 0 to below 1 -> [...]: the token that lies there, as a number.

    Of equal probabilities the first token lies first. A token of probability 0 is never drawn.
    """
    order = np.argsort(-probs, axis=-1, kind="stable")
    ends = np.cumsum(np.take_along_axis(probs, order, axis=-1), axis=-1)
    passed = np.count_nonzero(ends <= dice[..., None] * ends[..., -1:], axis=-1)
    last = np.count_nonzero(probs > 0.0, axis=-1) - 1
    token = np.take_along_axis(order, np.minimum(passed, last)[..., None], axis=-1)[..., 0]
    return np.asarray(token, dtype=probs.dtype)


def explain(index: Index, value: Array, probs: Array, dice: Array) -> Explanation:
    """Every probability is a term, and the dice; the rule lays them end to end again. The drawn one is told always."""
    row = probs[index].tolist()
    terms = [Term(0, (*index, token), share, share) for token, share in enumerate(row)]
    terms.append(Term(1, index, float(dice[index]), float(dice[index])))
    return Explanation(
        "the token that lies where the dice say", tuple(terms), _rule, always=(int(value[index]), len(row))
    )


def _rule(terms: Sequence[Term]) -> float:
    thrown = next(term.product for term in terms if term.operand == 1)
    row = sorted((term for term in terms if term.operand == 0), key=lambda term: (-term.product, term.index))
    ends = np.cumsum([term.product for term in row])
    passed = int(np.count_nonzero(ends <= thrown * ends[-1]))
    last = sum(term.product > 0.0 for term in row) - 1
    return float(row[min(passed, last)].index[-1])


DRAW = Operation("draw", forward, explain, lambda probs, dice: dice)
