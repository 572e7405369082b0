"""straighten: what lies along another direction is taken off, so that the two stand at a right angle."""

from __future__ import annotations

from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total


def forward(axis: Array, other: Array) -> Array:
    """axis − (axis · other) other: [d], [d] -> [d]. `other` has the length one."""
    right_angled: Array = axis - (axis @ other) * other
    return right_angled


def explain(index: Index, value: Array, axis: Array, other: Array) -> Explanation:
    """Σⱼ axis[j] · (1 if i = j, less other[i]·other[j])."""
    (i,) = index
    terms = []
    for j, each in enumerate(axis.tolist()):
        factor = float(i == j) - float(other[i]) * float(other[j])
        terms.append(Term(0, (j,), each, each * factor, factor))
    return Explanation("the number, less what lies along the other axis", tuple(terms), total)


STRAIGHTEN = Operation("straighten", forward, explain, same_dims)
