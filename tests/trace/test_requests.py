"""What can be asked for: every default filled in, every limit of form kept, and nothing taken for what it is not."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.engine.pixels import EXAMPLES, MAX_WEIGHT
from app.trace.requests import (
    MAX_SEED,
    AccuracyRequest,
    AtlasRequest,
    BackwardRequest,
    Body,
    ExplainRequest,
    ForwardRequest,
    NetworkBody,
    NetworkRequest,
    NudgeRequest,
    as_arrays,
    default_examples,
)
from app.trace.train_request import TrainRequest
from tests.engine.tries import TRIES
from tests.trace.scenes import CROSS, network

ONE = {"pixels": CROSS, "target": 0}
NUDGE = {**ONE, "tensor": "layers.0.W", "index": [0, 0]}


def asked(request: type[Body], body: dict[str, Any]) -> Any:
    """As it comes over the wire: as JSON text."""
    return request.model_validate_json(json.dumps(body))


def changed(**what: Any) -> dict[str, Any]:
    """A network with something wrong."""
    return network() | what


def pixels(*first: Any) -> list[Any]:
    return [*first, *CROSS[len(first) :]]


def weight(number: Any) -> dict[str, Any]:
    told = network()
    told["weights"][0][0][0] = number
    return told


GOOD: list[tuple[type[Body], dict[str, Any]]] = [
    (ForwardRequest, {"pixels": CROSS}),
    (ForwardRequest, {"pixels": [1, 0, -1, 0.5, -0.5, 1, 1, 1, 1], "network": network(1, 12, 1, 12, 1)}),
    (ForwardRequest, {"pixels": CROSS, "network": weight(MAX_WEIGHT), "symbols": ["a", "b", "c", "ß" * 24]}),
    (ForwardRequest, {"pixels": CROSS, "network": None}),
    (BackwardRequest, ONE),
    (BackwardRequest, {"examples": [ONE], "learning_rate": 100, "hold": False, "loss": "cross_entropy"}),
    (NudgeRequest, {**NUDGE, "nudge": 1}),
    (AccuracyRequest, {}),
    (AccuracyRequest, {"flips": 1, "examples": [ONE] * 50}),
    (NetworkRequest, {"seed": MAX_SEED, "sizes": [9, 1, 4], "hidden": "relu", "output": "softmax"}),
    (AtlasRequest, {}),
    (TrainRequest, {}),
    (TrainRequest, {"network": network(1, 3), "sizes": [9, 3, 4], "noise": 2, "batch_size": 1, "first_epoch": 10}),
    (TrainRequest, {"network": network(1, 3, hidden="relu"), "hidden": "relu", "output": "sigmoid"}),
    (TrainRequest, {"first_epoch": 2, "batch_size": 3, "first_step": 5}),
    (ExplainRequest, {"of": {"route": "pixels/forward", "request": {}}, "tensor": "loss", "index": []}),
]


@pytest.mark.parametrize(("request_type", "body"), GOOD)
def test_what_is_allowed_is_taken(request_type: type[Body], body: dict[str, Any]) -> None:
    assert asked(request_type, body).model_dump().items() >= {}.items()


BAD: list[tuple[type[Body], dict[str, Any], str]] = [
    # one thing for another: a number is no text, no yes or no, and the other way round
    (ForwardRequest, {"pixels": pixels("1")}, "pixels.0"),
    (ForwardRequest, {"pixels": pixels(True)}, "pixels.0"),
    (ForwardRequest, {"pixels": pixels(None)}, "pixels.0"),
    (ForwardRequest, {"pixels": "101010101"}, "pixels"),
    (ForwardRequest, {"pixels": {str(k): 1 for k in range(9)}}, "pixels"),
    (ForwardRequest, {"pixels": CROSS, "symbols": [1, 2, 3, 4]}, "symbols.0"),
    (ForwardRequest, {"pixels": CROSS, "network": weight("0.5")}, "network.weights.0.0.0"),
    (ForwardRequest, {"pixels": CROSS, "network": weight(True)}, "network.weights.0.0.0"),
    (BackwardRequest, {"pixels": CROSS, "target": "0"}, "target"),
    (BackwardRequest, {"pixels": CROSS, "target": True}, "target"),
    (BackwardRequest, {"pixels": CROSS, "target": 1.5}, "target"),
    (BackwardRequest, {**ONE, "hold": 1}, "hold"),
    (BackwardRequest, {**ONE, "hold": "true"}, "hold"),
    (BackwardRequest, {**ONE, "learning_rate": "0.5"}, "learning_rate"),
    (BackwardRequest, {**ONE, "learning_rate": True}, "learning_rate"),
    (AccuracyRequest, {"flips": True}, "flips"),
    (AccuracyRequest, {"flips": "1"}, "flips"),
    (AccuracyRequest, {"flips": 0.5}, "flips"),
    (AccuracyRequest, {"flips": 2}, "flips"),
    (NetworkRequest, {"seed": "1"}, "seed"),
    (NetworkRequest, {"seed": True}, "seed"),
    (NetworkRequest, {"sizes": [9, "6", 4]}, "sizes.1"),
    (TrainRequest, {"epochs": True}, "epochs"),
    (TrainRequest, {"epochs": "10"}, "epochs"),
    (TrainRequest, {"batch_size": 1.5}, "batch_size"),
    # too few, too many
    (ForwardRequest, {}, "pixels"),
    (ForwardRequest, {"pixels": CROSS[:8]}, "pixels"),
    (ForwardRequest, {"pixels": [*CROSS, 1]}, "pixels"),
    (ForwardRequest, {"pixels": CROSS, "symbols": ["a", "b", "c"]}, "symbols"),
    (AccuracyRequest, {"examples": []}, "examples"),
    (NetworkRequest, {"sizes": [9, 4]}, "sizes"),
    (NetworkRequest, {"sizes": [9, 1, 1, 1, 1, 1, 4]}, "sizes"),
    (NetworkRequest, {"sizes": []}, "sizes"),
    (NudgeRequest, {**NUDGE, "index": []}, "index"),
    (NudgeRequest, {**NUDGE, "index": [0, 0, 0]}, "index"),
    # beyond the limits
    (ForwardRequest, {"pixels": pixels(1.0001)}, "pixels.0"),
    (ForwardRequest, {"pixels": pixels(-2)}, "pixels.0"),
    (ForwardRequest, {"pixels": CROSS, "network": weight(1000.1)}, "network.weights.0.0.0"),
    (ForwardRequest, {"pixels": CROSS, "symbols": ["", "b", "c", "d"]}, "symbols.0"),
    (ForwardRequest, {"pixels": CROSS, "symbols": ["a" * 25, "b", "c", "d"]}, "symbols.0"),
    (BackwardRequest, {"pixels": CROSS, "target": 4}, "target"),
    (BackwardRequest, {"pixels": CROSS, "target": -1}, "target"),
    (BackwardRequest, {**ONE, "learning_rate": 0}, "learning_rate"),
    (BackwardRequest, {**ONE, "learning_rate": 100.5}, "learning_rate"),
    (BackwardRequest, {**ONE, "loss": "hinge"}, "loss"),
    (NudgeRequest, {**NUDGE, "nudge": 0}, "nudge"),
    (NudgeRequest, {**NUDGE, "tensor": "layers.0.pre"}, "tensor"),
    (NudgeRequest, {**NUDGE, "tensor": "layers.0.W\n"}, "tensor"),
    (NudgeRequest, {**NUDGE, "index": [12, 0]}, "index.0"),
    (NetworkRequest, {"seed": -1}, "seed"),
    (NetworkRequest, {"seed": MAX_SEED + 1}, "seed"),
    (NetworkRequest, {"sizes": [9, 13, 4]}, "sizes.1"),
    (NetworkRequest, {"sizes": [9, 0, 4]}, "sizes.1"),
    (NetworkRequest, {"hidden": "sigmoid"}, "hidden"),
    (TrainRequest, {"every": 0}, "every"),
    (TrainRequest, {"noise": -0.1}, "noise"),
    (TrainRequest, {"first_epoch": -1}, "first_epoch"),
    (ExplainRequest, {"of": {"route": "pixels/forward", "request": {}}, "tensor": "loss", "index": [-1]}, "index.0"),
    (ExplainRequest, {"of": {"route": "pixels/forward", "request": {}}, "tensor": "a\x00", "index": []}, "tensor"),
    (ExplainRequest, {"of": {"route": "a", "request": {}}, "tensor": "a", "index": [], "part": []}, "part"),
    (ExplainRequest, {"of": {"route": "a", "request": {}}, "tensor": "a", "index": [], "part": [-1]}, "part.0"),
    # what does not fit together
    (ForwardRequest, {"pixels": CROSS, "network": changed(sizes=[9, 6, 5, 4])}, "network"),
    (ForwardRequest, {"pixels": CROSS, "network": changed(sizes=[9, 6, 4])}, "network"),
    (ForwardRequest, {"pixels": CROSS, "network": changed(biases=network()["biases"][:2])}, "network"),
    (NetworkRequest, {"sizes": [8, 6, 4]}, "sizes"),
    (NetworkRequest, {"sizes": [9, 6, 5]}, "sizes"),
    (BackwardRequest, {"pixels": CROSS}, ""),
    (BackwardRequest, {"target": 1}, ""),
    (BackwardRequest, {}, ""),
    (BackwardRequest, {**ONE, "examples": [ONE]}, ""),
    (BackwardRequest, {"pixels": CROSS, "examples": [ONE]}, ""),
    (TrainRequest, {"network": network(1, 3), "sizes": [9, 6, 6, 4]}, ""),
    (TrainRequest, {"network": network(1, 3), "hidden": "relu"}, ""),
    (TrainRequest, {"network": network(1, 3), "output": "softmax"}, ""),
    (TrainRequest, {"first_step": 1}, ""),
    (TrainRequest, {"first_epoch": 2, "batch_size": 3, "first_step": 6}, ""),
    # what nobody asked for
    (ForwardRequest, {"pixels": CROSS, "colour": "red"}, "colour"),
    (ForwardRequest, {"pixels": CROSS, "network": changed(name="mine")}, "network.name"),
    (BackwardRequest, {"examples": [{**ONE, "weight": 2}]}, "examples.0.weight"),
]


@pytest.mark.parametrize(("request_type", "body", "where"), BAD)
def test_what_is_not_allowed_is_refused_and_the_place_is_named(
    request_type: type[Body], body: dict[str, Any], where: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        asked(request_type, body)
    places = {".".join(str(part) for part in error["loc"]) for error in refused.value.errors()}
    assert where in places


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_what_is_no_number_is_refused_wherever_a_number_may_stand(text: str) -> None:
    numbers: dict[type[Body], str] = {
        ForwardRequest: '{"pixels": [%s, 0, 0, 0, 0, 0, 0, 0, 0]}',
        NudgeRequest: '{"pixels": [0,0,0,0,0,0,0,0,0], "target": 0, "tensor": "layers.0.b", "index": [0], "nudge": %s}',
        TrainRequest: '{"learning_rate": %s}',
        NetworkBody: json.dumps(network()).replace("]]]", ", %s]]]", 1),
    }
    for request, body in numbers.items():
        with pytest.raises(ValidationError):
            request.model_validate_json(body % text)
    with pytest.raises(ValidationError):
        TrainRequest.model_validate_json('{"noise": %s}' % text)  # noqa: UP031


@pytest.mark.parametrize("name", ["\x00", "a\nb", "\x1b[2J", "a\ud800"])
def test_a_name_holds_no_control_character_and_no_half_of_a_letter(name: str) -> None:
    with pytest.raises(ValidationError):
        ForwardRequest.model_validate({"pixels": CROSS, "symbols": [name, "b", "c", "d"]})


@TRIES
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 12), min_size=1, max_size=4))
def test_a_network_goes_in_and_out_with_every_digit(seed: int, inner: list[int]) -> None:
    told = network(seed, *inner)
    body = asked(NetworkBody, told)
    engine = body.to_engine()
    assert list(engine.sizes) == told["sizes"]
    for ours, theirs in zip((*engine.weights, *engine.biases), (*told["weights"], *told["biases"]), strict=True):
        assert ours.dtype == np.float64
        assert np.array_equal(ours, np.array(theirs))


def test_the_examples_are_the_four_symbols_where_none_are_given() -> None:
    drawn, answers = as_arrays(default_examples())
    assert np.array_equal(drawn, EXAMPLES[0])
    assert np.array_equal(answers, EXAMPLES[1])
    assert asked(TrainRequest, {}).examples == asked(AccuracyRequest, {}).examples == default_examples()


def test_one_request_does_not_change_the_defaults_of_the_next() -> None:
    first = asked(ForwardRequest, {"pixels": CROSS})
    first.symbols.append("!")
    asked(TrainRequest, {}).examples.clear()
    assert len(asked(ForwardRequest, {"pixels": CROSS}).symbols) == 4
    assert len(asked(TrainRequest, {}).examples) == 4


def test_a_request_becomes_the_lesson_that_it_describes() -> None:
    lesson = asked(
        TrainRequest,
        {"learning_rate": 2, "batch_size": 3, "noise": 0.5, "loss": "cross_entropy", "hold": False, "seed": 9},
    ).lesson()
    assert (lesson.learning_rate, lesson.batch_size, lesson.noise) == (2.0, 3, 0.5)
    assert (lesson.loss, lesson.hold, lesson.seed) == ("cross_entropy", False, 9)
    one = asked(BackwardRequest, {**ONE, "learning_rate": 2, "hold": False}).lesson()
    assert (one.learning_rate, one.hold, one.loss) == (2.0, False, "squared")
