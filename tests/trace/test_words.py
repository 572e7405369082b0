"""What a step does and what a number is: said whole, and true to the numbers."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest

from app.trace.kinds_tokens import TOKEN_KINDS
from app.trace.recording import explained
from app.trace.words import RULE_IN_WORDS, number_formula, rule_words, short, step_words
from tests.trace.scenes import NAMES, SCENES


@pytest.mark.parametrize("name", NAMES)
def test_every_step_has_a_title_a_sentence_and_a_formula_in_the_names_of_its_tensors(name: str) -> None:
    recording = SCENES[name].recording()
    for step in recording.tape.film():
        told = step_words(step)
        assert told.title
        assert told.says.endswith(".")
        assert told.formula.startswith(f"{step.writes.name} = ")
        assert not set(told.title + told.says + told.formula) & set("{}")


def test_a_formula_of_a_step_names_what_it_reads_in_order() -> None:
    recording = SCENES["forward"].recording()
    step = recording.tape.film()[0]
    assert step_words(step).formula == "layers.0.pre = pixels · layers.0.W + layers.0.b"


def test_a_number_that_was_handed_in_has_no_rule() -> None:
    assert rule_words(None) == "given, not computed"


@pytest.mark.parametrize(
    ("value", "words"), [(0.0, "0"), (-0.12345, "−0.123"), (12345.678, "1.23e+04"), (2.0, "2"), (-1e-9, "−1e−09")]
)
def test_a_number_is_said_in_three_digits_with_a_real_minus_sign(value: float, words: str) -> None:
    assert short(value) == words


def reckoned(left: str) -> float:
    """What the left side of a formula comes to, as a reader with a pocket calculator would find it."""
    python = left.replace("−", "-").replace("·", "*").replace("²", "**2").replace("e^", f"{math.e}**")
    known: dict[str, Any] = {"tanh": math.tanh, "max": max, "hold": lambda number: min(max(number, -1.0), 1.0)}
    return float(eval(python, {"__builtins__": {}}, known))


SPOKEN = {"softmax", "argmax", "equals"} | RULE_IN_WORDS
"""Whose formula is the rule in words."""


@pytest.mark.parametrize("name", NAMES)
def test_the_formula_of_a_number_comes_to_that_number(name: str) -> None:
    """To the three digits that are written, where all its terms are: at most four are."""
    recording = SCENES[name].recording()
    reckoned_with = 0
    for tensor in recording.tape.tensors.values():
        index = [size - 1 for size in tensor.value.shape]
        told = explained(recording, tensor.name, index)
        if told["value"] is None:
            assert told["formula"] == "masked: not looked at"
            continue
        if told["op"] in TOKEN_KINDS:
            assert told["formula"].endswith(f"{told['value']:.0f}")
            continue
        if told["op"] in SPOKEN:
            assert told["formula"] == f"{told['rule']} = {short(told['value'])}"
            continue
        left, _, right = told["formula"].rpartition(" = ")
        assert right == short(told["value"])
        if not left:
            assert told["op"] == "input"
        elif "…" in left:
            assert len(told["terms"]) > 4
        else:
            written = sum(abs(term["product"]) for term in told["terms"])
            assert reckoned(left) == pytest.approx(told["value"], rel=0.02, abs=0.01 * written), told["formula"]
            reckoned_with += 1
    assert reckoned_with > 0 or name.startswith("tokens")


def formula_of(scene: str, tensor: str, *index: int) -> str:
    recording = SCENES[scene].recording()
    _step, value, explanation = recording.tape.explain(tensor, index)
    return number_formula(recording.tape.tensors[tensor], value, explanation)


def test_at_most_four_products_are_written_out_and_the_largest_are() -> None:
    formula = formula_of("forward", "layers.0.pre", 0)
    assert formula.count("·") == 4
    assert re.search(r" \+ … = ", formula)
    recording = SCENES["forward"].recording()
    _step, _value, explanation = recording.tape.explain("layers.0.pre", (0,))
    largest = max(explanation.terms, key=lambda term: abs(term.product))
    assert largest.factor is not None
    assert formula.startswith(f"{short(largest.factor)}·{short(largest.value)}")


def test_the_error_of_one_picture_is_written_as_squares_and_of_several_as_their_mean() -> None:
    assert re.fullmatch(r"(\([^()]+\)² ?\+? ?){4} = .*", formula_of("backward", "loss"))
    assert re.fullmatch(r"\(.* \+ …\) / 3 = .*", formula_of("backward of several", "loss"))


def test_a_pushed_weight_shows_the_push_and_its_neighbours_show_none() -> None:
    pushed = formula_of("nudge of a bias", "plus.layers.0.b", 1)
    assert " + 0.01 = " in pushed
    assert " − 0.01 = " in formula_of("nudge of a bias", "minus.layers.0.b", 1)
    left, _, right = formula_of("nudge of a bias", "plus.layers.0.b", 0).partition(" = ")
    assert left == right


def test_a_merge_is_told_in_the_texts_that_it_joins() -> None:
    recording = SCENES["tokens of merges"].recording()
    told = step_words(recording.tape.film()[0])
    assert told.title == "Merge “t” and “h”"
    assert told.says == "The tokens “t” and “h” stand side by side, and become one: “th”."
    assert told.formula == "merges.0 = id(“t” + “h”)"


def test_an_id_is_written_with_every_digit() -> None:
    assert formula_of("tokens of merges", "merges.0") == "id(“t” + “h”) = 256"
    assert formula_of("tokens of characters", "ids", 12) == "the number of these bytes in the vocabulary = 128077"
    assert formula_of("tokens of merges", "ids", 0) == "257"
