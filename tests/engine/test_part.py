"""A part of a sum: some of its terms, as a number of its own."""

import numpy as np
import pytest

from app.engine.errors import EngineError
from app.engine.operation import total
from app.engine.part import part_of
from app.engine.tape import Tape


def sum_of_a_neuron() -> Tape:
    rng = np.random.default_rng(0)
    tape = Tape()
    inputs = tape.input("pixels", rng.normal(size=9), ("pixel",))
    weight = tape.input("W", rng.normal(size=(9, 2)), ("pixel", "to"))
    bias = tape.input("b", rng.normal(size=2), ("to",))
    tape.tanh(tape.linear(inputs, weight, bias, "pre"), "post")
    return tape


def test_the_first_terms_are_the_sum_so_far_and_all_of_them_the_number_itself() -> None:
    _step, value, whole = sum_of_a_neuron().explain("pre", (1,))
    so_far = 0.0
    for count in range(1, 11):
        so_far += whole.terms[count - 1].product
        partial, explanation = part_of(whole, list(range(count)))
        assert partial == pytest.approx(so_far, rel=1e-12)
        assert explanation.rule is total
        assert len(explanation.terms) == count
    assert partial == pytest.approx(value, rel=1e-12)


def test_the_order_in_which_the_terms_are_named_changes_nothing() -> None:
    _step, _value, whole = sum_of_a_neuron().explain("pre", (0,))
    assert part_of(whole, [5, 2])[0] == part_of(whole, [2, 5])[0]


@pytest.mark.parametrize("places", [[10], [0, 0], [-1]])
def test_a_term_that_is_not_there_or_is_named_twice_is_refused(places: list[int]) -> None:
    _step, _value, whole = sum_of_a_neuron().explain("pre", (0,))
    with pytest.raises(EngineError, match="part"):
        part_of(whole, places)


@pytest.mark.parametrize("name", ["post", "pixels"])
def test_a_number_that_is_no_sum_has_no_parts(name: str) -> None:
    _step, _value, whole = sum_of_a_neuron().explain(name, (0,))
    with pytest.raises(EngineError, match="not a sum"):
        part_of(whole, [0])
