"""A part of a number: some of the terms that are added up to it, as a number of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.engine.errors import EngineError
from app.engine.operation import Explanation, total
from app.engine.said import N_


def part_of(explanation: Explanation, places: Sequence[int]) -> tuple[float, Explanation]:
    """What some of the terms come to together, and its own explanation. `places` count the terms from 0.

    Errors: EngineError with field "part" where the number is not a sum, or has no such term.
    """
    if explanation.rule is not total or not explanation.terms:
        raise EngineError(N_("part: this number is not a sum, so it has no parts that add up to it"), "part")
    last = len(explanation.terms) - 1
    wrong = next((place for place in places if not 0 <= place <= last), None)
    if wrong is not None:
        raise EngineError(
            N_("part: there is no term {wrong}: they are counted from 0 to {last}"), "part", wrong=wrong, last=last
        )
    if len(set(places)) < len(places):
        raise EngineError(N_("part: each term is named once"), "part")
    terms = tuple(explanation.terms[place] for place in sorted(places))
    return total(terms), replace(explanation, terms=terms, always=())
