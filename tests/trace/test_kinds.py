"""Every kind of operation has its words, and there are no words for what there is not."""

import inspect
import re

import pytest

from app.trace.kinds import KINDS
from tests.engine.operation_cases import OPERATIONS


def test_every_kind_of_operation_has_words_and_none_has_words_that_is_not_there() -> None:
    assert set(KINDS) == set(OPERATIONS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_words_of_a_kind_are_whole(kind: str) -> None:
    title, sentence, formula, rule = KINDS[kind]
    assert title[0].isupper()
    assert not title.endswith(".")
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert sentence.endswith(".")
    assert formula.startswith("{out} = ")
    assert rule
    assert not rule.endswith(".")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_formula_speaks_only_of_what_the_operation_reads(kind: str) -> None:
    reads = [
        parameter
        for parameter in inspect.signature(OPERATIONS[kind].forward).parameters.values()
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD
    ]
    spoken = {int(place) for place in re.findall(r"\{(\d)\}", KINDS[kind][2])}
    assert spoken <= set(range(len(reads)))
