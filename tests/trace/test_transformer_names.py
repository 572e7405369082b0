"""How a number of a transformer is called: every axis of its tensor is named in the phrase."""

from __future__ import annotations

import re

import pytest

from app.trace.names import AXES
from app.trace.transformer_names import TRANSFORMER_AXES, TRANSFORMER_TENSORS


@pytest.mark.parametrize("place", TRANSFORMER_TENSORS, ids=lambda place: place.pattern)
def test_a_phrase_names_every_axis_and_the_layer_where_there_is_one(place: object) -> None:
    pattern, dims, at = place.pattern, place.dims, place.at  # type: ignore[attr-defined]
    axes = set(re.findall(r"\w+", dims))
    assert set(re.findall(r"\{(\w+)\}", at)) == axes | ({"layer"} if "{l}" in pattern else set())
    assert axes <= set(AXES)


def test_every_axis_of_its_own_is_an_axis_of_the_dictionary() -> None:
    assert TRANSFORMER_AXES.items() <= AXES.items()
