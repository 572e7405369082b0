"""The dictionary of names: complete, and nothing in it that no trace has."""

import re

import pytest

from app.trace.names import AXES, PREFIXES, TENSORS, find, says
from tests.trace.scenes import NAMES, SCENES


def test_every_entry_of_the_dictionary_is_used_by_some_trace() -> None:
    used = {find(name)[0].pattern for scene in NAMES for name in SCENES[scene].trace()["tensors"]}
    assert used == {entry.pattern for entry in TENSORS}


def test_every_prefix_and_every_axis_is_used_by_some_trace() -> None:
    traces = [SCENES[scene].trace() for scene in NAMES]
    names = {name for trace in traces for name in trace["tensors"]}
    assert {prefix for prefix in PREFIXES if any(name.startswith(prefix) for name in names)} == set(PREFIXES)
    assert {axis.rpartition(".")[2] for trace in traces for axis in trace["axes"]} == set(AXES)


def test_no_two_entries_are_of_one_name() -> None:
    assert len({entry.pattern for entry in TENSORS}) == len(TENSORS)
    for entry in TENSORS:
        assert find(entry.pattern.replace("{l}", "3"))[0] is entry


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("layers.0.W", "the weights of layer 1: one for each wire"),
        ("layers.11.W", "the weights of layer 12: one for each wire"),
        ("grad_loss", "how the error would change with it: the error: how far"),
        ("grad_layers.1.b", "how the error would change with it: the biases of layer 2"),
        ("plus.layers.0.pre", "after the push up: what each neuron of layer 1 has added up"),
        ("minus.loss", "after the push down: the error"),
    ],
)
def test_a_name_has_a_sentence_with_its_layer_counted_from_one(name: str, sentence: str) -> None:
    assert says(name).startswith(sentence)


@pytest.mark.parametrize(
    "name", ["", "weights", "layers.W", "layers.x.W", "layers.0.Wx", "xlayers.0.W", "grad_", "Loss"]
)
def test_a_name_that_the_dictionary_does_not_know_is_refused(name: str) -> None:
    with pytest.raises(KeyError, match=re.escape("a tensor that the dictionary does not know")):
        find(name)
