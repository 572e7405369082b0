"""Where a word goes: recomputed by hand from the streams that the trace has."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.trace.attention_path import record_path
from app.trace.attention_requests import PathRequest
from app.trace.recording import explained
from tests.trace.shelves import library

BODY = {"model": "tiny", "text": "abc ab", "token": [2, 4], "poles": [["b", "xy"], ["c"]]}


def asked(**other: object) -> PathRequest:
    return PathRequest.model_validate({**BODY, **other})


def test_the_place_is_the_mean_cosine_with_the_words_of_each_pole_at_the_same_depth() -> None:
    recording = record_path(asked(), library())
    values = {name: tensor.value for name, tensor in recording.tape.tensors.items()}
    for depth, name in enumerate(["blocks.0.resid_pre", "blocks.0.resid_post", "blocks.1.resid_post"]):
        word = values[name][[2, 4]].mean(axis=0)
        # each is read with a space before it, as it stands within a text: " b" and " c" have two tokens, " xy" three
        b, c = values[f"poles.2.{name}"].mean(axis=1)
        [xy] = values[f"poles.3.{name}"].mean(axis=1)
        cosines = [word @ pole / np.linalg.norm(word) / np.linalg.norm(pole) for pole in (b, xy, c)]
        told = recording.result["place"][depth]
        assert told == pytest.approx([np.mean(cosines[:2]), cosines[2]], rel=1e-4)
        assert recording.result["lean"][depth] == pytest.approx(told[0] - told[1], abs=1e-4)


def test_before_the_layers_the_words_of_a_pole_are_what_they_are_alone() -> None:
    recording = record_path(asked(poles=[["b"], ["c"]]), library())
    places = {each["text"]: each["place"] for each in recording.result["pole_words"]}
    assert places["b"][2][0] == pytest.approx(1.0)
    assert places["c"][2][1] == pytest.approx(1.0)
    assert places["b"][2][1] == pytest.approx(places["c"][2][0])


def test_a_number_of_a_pole_says_which_word_it_is_of() -> None:
    recording = record_path(asked(), library())
    assert explained(recording, "poles.2.blocks.0.resid_post", [1, 0, 3])["label"].endswith(", “c” alone")
    assert explained(recording, "likeness", [0, 1, 1])["label"] == "how alike “ca” and “xy” are, after layer 1"


def test_a_place_that_the_text_does_not_have_is_refused() -> None:
    with pytest.raises(NotAllowedError) as refused:
        record_path(asked(token=6), library())
    assert (refused.value.field, refused.value.limit) == ("token", 5)


def test_a_pole_of_spaces_is_refused() -> None:
    with pytest.raises(NotAllowedError) as refused:
        record_path(asked(poles=[["  "], ["c"]]), library())
    assert refused.value.field == "poles"
