"""Where a number stands, in words."""

from __future__ import annotations

import pytest

from app.trace.places import axis_words, place_words
from tests.trace.scenes import SCENES

LABELS = {"pixel": ["top left", *["…"] * 8], "symbol": ["✕", "◯", "+", "—"]}


@pytest.mark.parametrize(
    ("dim", "place", "words"),
    [
        ("pixel", 0, "pixel top left"),
        ("symbol", 1, "output ◯"),
        ("sample", 0, "example 1"),
        ("hidden_0", 3, "neuron 4 of hidden layer 1"),
        ("hidden_3", 11, "neuron 12 of hidden layer 4"),
    ],
)
def test_a_place_along_an_axis_is_counted_from_one_or_named(dim: str, place: int, words: str) -> None:
    assert axis_words(dim, place, LABELS) == words


@pytest.mark.parametrize(
    ("scene", "tensor", "index", "words"),
    [
        ("backward", "pixels", (0,), "pixel top left"),
        ("backward", "target", (2,), "what was wanted of output +"),
        ("backward", "layers.0.W", (0, 3), "the wire from pixel top left to neuron 4 of hidden layer 1"),
        ("backward", "layers.1.b", (3,), "the bias of neuron 4 of hidden layer 2"),
        ("backward", "layers.0.pre", (3,), "the sum in neuron 4 of hidden layer 1"),
        ("backward", "layers.0.post", (3,), "neuron 4 of hidden layer 1"),
        ("backward", "layers.2.post", (0,), "output ✕"),
        ("backward", "loss", (), "the error"),
        ("backward", "grad_loss", (), "gradient of the error"),
        (
            "backward",
            "grad_layers.2.W",
            (5, 3),
            "gradient of the wire from neuron 6 of hidden layer 2 to output —",
        ),
        (
            "backward",
            "layers.0.W.held",
            (0, 0),
            "the wire from pixel top left to neuron 1 of hidden layer 1, after the step",
        ),
        ("backward", "layers.0.b.stepped", (1,), "the bias of neuron 2 of hidden layer 1, after the step"),
        ("backward of several", "layers.0.pre", (1, 2), "the sum in neuron 3 of hidden layer 1, example 2"),
        ("backward of several", "grad_layers.1.pre", (2, 0), "gradient of the sum in output ✕, example 3"),
        ("nudge of a weight", "plus.loss", (), "the error, pushed up"),
        ("nudge of a weight", "minus.layers.0.post", (0,), "neuron 1 of hidden layer 1, pushed down"),
        ("nudge of a weight", "slope", (), "the measured slope"),
        ("accuracy", "answer", (3,), "the answer, example 4"),
        ("accuracy", "wanted", (0,), "the right answer, example 1"),
        ("accuracy", "right", (0,), "right or wrong, example 1"),
        ("accuracy", "accuracy", (), "the share answered right"),
        ("tokens of merges", "bytes", (0,), "byte 1, t"),
        ("tokens of merges", "bytes", (3,), "byte 4, 0x20"),
        ("tokens of merges", "merges.0", (), "the token of merge 1"),
        ("tokens of merges", "ids", (0,), "the id of token 1, “the”"),
    ],
)
def test_a_number_is_named_by_what_it_belongs_to(scene: str, tensor: str, index: tuple[int, ...], words: str) -> None:
    recording = SCENES[scene].recording()
    assert place_words(recording.tape.tensors[tensor], index, recording.labels) == words


def test_no_two_places_of_a_tensor_have_the_same_words() -> None:
    recording = SCENES["backward of several"].recording()
    for name in ("pixels", "layers.0.W", "layers.1.post", "grad_layers.0.b"):
        tensor = recording.tape.tensors[name]
        places = [
            (*lead, last)
            for lead in ([()] if tensor.value.ndim == 1 else [(k,) for k in range(tensor.value.shape[0])])
            for last in range(tensor.value.shape[-1])
        ]
        assert len({place_words(tensor, place, recording.labels) for place in places}) == len(places)
