"""Sums of products over named axes, taken apart term by term: what most of a transformer's numbers are.

    products((3, 0, 7), "*m,hmd->*hd", inputs, weight)  # of value[3, 0, 7] = Σ inputs[3, m]·weight[0, m, 7]

The letters are those of `einsum`; `*` stands for any number of leading axes, also none.
"""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Index, Term


def products(
    index: Index, axes: str, first: Array, second: Array, operands: tuple[int, int] = (0, 1)
) -> tuple[Term, ...]:
    """Each term is one number of `first`, its factor the number of `second` that it is multiplied by.

    `operands` says which of the operation's operands the two are.
    """
    reads, written = axes.split("->")
    axes_first, axes_second = reads.split(",")
    lead = [f"lead {k}" for k in range(first.ndim - len(axes_first.replace("*", "")))]
    along_first, along_second = _named(axes_first, lead), _named(axes_second, lead)
    sizes = dict(zip(along_first, first.shape, strict=True)) | dict(zip(along_second, second.shape, strict=True))
    place = dict(zip(_named(written, lead), index, strict=True))
    summed = [axis for axis in sizes if axis not in place]
    terms = []
    for step in np.ndindex(*(sizes[axis] for axis in summed)):
        place.update(zip(summed, step, strict=True))
        at_first = tuple(place[axis] for axis in along_first)
        at_second = tuple(place[axis] for axis in along_second)
        value, factor = float(first[at_first]), float(second[at_second])
        terms.append(Term(operands[0], at_first, value, value * factor, factor, operands[1], at_second))
    return tuple(terms)


def over_leads(index: Index, array: Array) -> tuple[Term, ...]:
    """The terms of Σ array[..., index] over every leading axis, of the first operand."""
    places = [(*lead, *index) for lead in np.ndindex(array.shape[: array.ndim - len(index)])]
    return tuple(Term(0, place, float(array[place]), float(array[place])) for place in places)


def _named(axes: str, lead: list[str]) -> list[str]:
    """ "*hd" -> ["lead 0", "h", "d"] where there is one leading axis."""
    return [*lead, *axes[1:]] if axes.startswith("*") else list(axes)
