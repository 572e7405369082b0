"""Interfering with attention: proved against models that are built otherwise, and against runs one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.engine.change import KnockOut, Several, Weight
from app.engine.errors import NotAllowedError
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.transformer import Transformer, put_parameters, stream, through
from tests.engine.gpts import SMALL, random_model

IDS = np.array([3, 1, 4, 1, 5])


def end(model: Transformer, change: KnockOut | None = None) -> Tape:
    tape = Tape()
    stream(tape, model.config, put_parameters(tape, model), tape.input("ids", IDS, ("pos",)), change=change)
    return tape


def last(tape: Tape) -> Tensor:
    return tape.tensors[f"blocks.{SMALL.n_layers - 1}.resid_post"]


def test_a_head_that_is_off_is_a_head_whose_weights_out_are_nothing() -> None:
    model = random_model()
    cut = dict(model.parameters)
    cut["blocks.1.W_O"] = cut["blocks.1.W_O"].copy()
    cut["blocks.1.W_O"][2] = 0.0
    changed = end(model, KnockOut(heads=((1, 2),)))
    np.testing.assert_allclose(last(changed).value, last(end(Transformer(SMALL, cut))).value)


def test_a_layer_that_is_off_hands_on_its_bias_alone() -> None:
    changed = end(random_model(), KnockOut(layers=(0,)))
    bias = random_model().parameters["blocks.0.b_O"]
    np.testing.assert_allclose(changed.tensors["blocks.0.attn_out"].value, np.tile(bias, (len(IDS), 1)))


def test_a_word_that_is_struck_out_of_the_future_changes_nothing_that_came_before() -> None:
    model = random_model()
    before, after = last(end(model)).value, last(end(model, KnockOut(words=(2,)))).value
    np.testing.assert_allclose(before[:3], after[:3])
    assert np.abs(before[3:] - after[3:]).max() > 1e-3
    assert not end(model, KnockOut(words=(2,))).tensors["blocks.1.pattern"].value[:, 3:, 2].any()


def test_a_weight_set_to_what_it_was_changes_nothing() -> None:
    model = random_model()
    was = float(end(model).tensors["blocks.0.pattern"].value[1, 3, 2])
    changed = end(model, KnockOut(weights=(Weight(0, 1, 3, 2, was),)))
    np.testing.assert_allclose(last(changed).value, last(end(model)).value)


def test_several_runs_side_by_side_are_each_what_they_are_alone() -> None:
    model = random_model(replace(SMALL, causal=False, unembedding="none"))
    choices = [KnockOut(words=(1,)), KnockOut(heads=((0, 1),)), KnockOut(weights=(Weight(1, 0, 2, 2),)), KnockOut()]
    quiet = Tape(recording=False)
    placed = put_parameters(quiet, model)
    start = np.repeat(end(model).tensors["blocks.0.resid_pre"].value[None], len(choices), axis=0)
    together = through(quiet, model.config, placed, Tensor("start", start), 0, change=Several(choices)).value
    for choice, found in zip(choices, together, strict=True):
        np.testing.assert_allclose(found, last(end(model, choice)).value)


def test_before_the_first_layer_that_is_named_nothing_differs() -> None:
    assert KnockOut(heads=((1, 0),), weights=(Weight(1, 0, 0, 0),)).first_layer == 1
    assert KnockOut(words=(0,), layers=(1,)).first_layer == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (KnockOut(words=(5,)), "word"),
        (KnockOut(heads=((2, 0),)), "head"),
        (KnockOut(heads=((0, 3),)), "head"),
        (KnockOut(layers=(2,)), "layer"),
        (KnockOut(weights=(Weight(0, 0, 1, 2),)), "weight"),
        (KnockOut(weights=(Weight(0, 0, 4, 9),)), "weight"),
        (KnockOut(weights=(Weight(0, 0, 4, 0, 0.7), Weight(0, 0, 4, 1, 0.7))), "weight"),
    ],
)
def test_what_is_not_there_or_too_much_is_refused_with_its_field(change: KnockOut, field: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        change.check(2, 3, 5, causal=True)
    assert refused.value.field == field
