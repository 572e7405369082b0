"""What an operation is: how it runs, how its gradients run, and how one of its numbers is explained.

A gradient is an operation too. So the backward pass is run, written down and explained by the same code as
the forward pass, and a tape needs no second mechanism for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Index = tuple[int, ...]

GRAD = -1
"""In `Backward.reads`: the gradient that arrives at the operation's output."""
VALUE = -2
"""In `Backward.reads`: the operation's own output. A number from 0 up is one of its operands."""


@dataclass(frozen=True, slots=True)
class Term:
    """One operand of an explained number: the number `value` at `index` of array number `operand`.

    Where it is multiplied, `factor` is by how much: `product` is then `value * factor`. `by_operand` and `by_index` say
    which recorded number the factor is, or is made of (a slope is made of an output); a share like 1/n has none.
    Without a factor they name the number that stands beside this one (what was wanted beside what came, or the id that
    chose a row). `product` is
    what the term hands to the rule.
    """

    operand: int
    index: Index
    value: float
    product: float
    factor: float | None = None
    by_operand: int | None = None
    by_index: Index | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """One number, taken apart. `rule(terms)` gives the number again, from nothing but its terms.

    `in_order`: the rule reads the terms as a sequence, so they are told in their order (else the largest first).
    `always`: the places of the terms that are told however small they are, for the rule is not a sum alone.
    """

    formula: str
    terms: tuple[Term, ...]
    rule: Callable[[Sequence[Term]], float]
    in_order: bool = False
    always: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Backward:
    """The gradient of one operand, and which arrays it reads: GRAD, VALUE, or an operand's number."""

    operand: int
    operation: Operation
    reads: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """A pure function of arrays.

    `forward(*arrays, **options) -> array`; `explain(index, value, *arrays, **options)` explains
    `value[index]`;
    `dims(*dims, **options) -> dims` gives the names of the output's axes from those of what was read;
    `backward` lists the operands that have a gradient; a gradient is given the options of its operation.
    `moves`: nothing but numbers of what was read stands in the output, so that it need not be searched again.
    `masks`: −infinity may stand in the output, and means on purpose "not looked at": e to it is 0. Elsewhere it is
    refused.
    """

    kind: str
    forward: Callable[..., Array]
    explain: Callable[..., Explanation]
    dims: Callable[..., tuple[str, ...]]
    backward: tuple[Backward, ...] = field(default=())
    masks: bool = False
    moves: bool = False


def total(terms: Sequence[Term]) -> float:
    """The commonest rule: add up the products."""
    return float(sum(term.product for term in terms))


def same_dims(first: tuple[str, ...], *_others: tuple[str, ...], **_options: object) -> tuple[str, ...]:
    """The output has the axes of the first array."""
    return first


def no_dims(*_dims: tuple[str, ...], **_options: object) -> tuple[str, ...]:
    """The output is one number."""
    return ()
