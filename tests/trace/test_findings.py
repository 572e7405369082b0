"""What the doctor found, in words."""

from __future__ import annotations

from typing import get_args

import pytest

from app.engine.pixels_doctor import Finding
from app.trace import pixels_schema
from app.trace.findings import SENTENCES, SEVERAL, finding_words


def test_every_kind_of_finding_has_its_sentences_and_is_published() -> None:
    assert set(SENTENCES) == set(get_args(pixels_schema.Finding.model_fields["kind"].annotation))


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_finding_says_what_is_wrong_and_what_to_try(kind: str) -> None:
    place = (2, 4) if kind in ("saturated", "dead") else (None, None)
    told = finding_words(Finding(kind, 0.4567, *place), [1.0, 1.4567], 1.0)
    pixels_schema.Finding.model_validate(told)
    assert told["value"] == 0.4567
    assert not set(told["says"] + told["suggests"]) & set("{}")
    if place != (None, None):
        assert (told["layer"], told["neuron"]) == (2, 4), "counted from 0, for programs"
        assert "Neuron 5 of hidden layer 3" in told["says"], "and from 1, for people"
    elif kind == "thrown_back":
        assert "from 1 to 1.46" in told["says"]
        assert told["losses"] == [1.0, 1.4567]
        assert "smaller learning rate" in told["suggests"]
    else:
        assert "46%" in told["says"] or "45%" in told["says"]
        assert "layer" not in told


@pytest.mark.parametrize(("value", "said"), [(0.98123, "±0.981"), (0.99961, "±0.999"), (1.0, "±0.999")])
def test_no_neuron_is_said_to_be_beyond_where_it_can_be(value: float, said: str) -> None:
    """tanh never is beyond ±1: what is said of a neuron is rounded down."""
    assert f"beyond {said} on" in finding_words(Finding("saturated", value, 0, 0))["says"]


def test_an_error_that_stands_still_moves_by_nought_percent_and_not_by_minus_nought() -> None:
    assert "(0% in" in finding_words(Finding("plateau", -0.0004))["says"]


def test_several_neurons_are_named_in_one_sentence_layer_by_layer() -> None:
    for kind in SEVERAL:
        told = finding_words(Finding(kind, 0.99, 1, 2, ((0, 0), (0, 3), (1, 2))))
        pixels_schema.Finding.model_validate(told)
        assert told["says"].startswith("3 neurons are")
        assert told["says"].endswith("Hidden layer 1: 1, 4; hidden layer 2: 3.")
        assert told["neurons"] == [[0, 0], [0, 3], [1, 2]]
