"""All 512 pictures through the network, counted; each count held against counting by hand."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from app.engine.pixels_space import all_pictures, atlas
from app.trace.pixels_space import record_space, space_counts
from app.trace.recording import explained
from app.trace.requests import SpaceRequest
from tests.trace.scenes import GREYS, PLUS, SEVERAL, network


def asked(**body: Any) -> SpaceRequest:
    return SpaceRequest.model_validate_json(json.dumps(body))


def answers(body: dict[str, Any]) -> list[int]:
    request = asked(network=body)
    assert request.network is not None
    return [int(each) for each in np.argmax(atlas(request.network.to_engine()), axis=-1)]


@pytest.mark.parametrize("seed", [0, 4, 9])
def test_every_picture_is_counted_for_its_answer(seed: int) -> None:
    told = space_counts(asked(network=network(seed)))
    own = answers(network(seed))
    assert [int(digit) for digit in told["answers"]] == own
    assert told["counts"] == [own.count(symbol) for symbol in range(4)]
    assert sum(told["counts"]) == 512


@pytest.mark.parametrize("pixels", [PLUS, GREYS])
def test_the_pixels_that_change_the_answer_are_those_that_do(pixels: list[float]) -> None:
    own = answers(network(3))
    here = sum(2**k for k in range(9) if pixels[k] > 0)
    changed = [own[here ^ 2**k] != own[here] for k in range(9)]
    recording = record_space(asked(network=network(3), pixels=pixels))
    assert recording.result["flips"] == sum(changed)
    assert recording.tape.tensors["flipped"].value.tolist() == changed


def test_a_picture_belongs_to_the_symbol_of_the_nearest_example_and_to_nobody_where_two_are_as_near() -> None:
    own = answers(network(5))
    right = of = 0
    for picture, answer in zip(all_pictures(), own, strict=True):
        apart = [np.abs(picture - np.array(example["pixels"])).sum() / 2 for example in SEVERAL]
        claims = {SEVERAL[k]["target"] for k in range(len(SEVERAL)) if apart[k] == min(apart)}
        if len(claims) == 1:
            of += 1
            right += claims == {answer}
    told = space_counts(asked(network=network(5), examples=SEVERAL))
    assert (told["right"], told["of"]) == (right, of)


@pytest.mark.parametrize("tensor", ["counts", "n_flips", "n_right", "n_claimed"])
def test_every_count_is_the_sum_of_its_terms(tensor: str) -> None:
    recording = record_space(asked(network=network(2), pixels=PLUS))
    told = explained(recording, tensor, [1] if tensor == "counts" else [], most=64)
    rest = told.get("rest", {"product": 0.0})["product"]
    assert sum(term["product"] for term in told["terms"]) + rest == told["value"]


def test_a_picture_is_called_by_its_rows() -> None:
    recording = record_space(asked())
    assert explained(recording, "answer", [0b000_010_101])["label"].endswith("picture 101 010 000")
