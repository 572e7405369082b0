"""The published shapes: every answer has them, and what has another shape is caught."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest
from pydantic import ValidationError

from app.trace.pixels_schema import Finding, FirstNetwork, NetworkAnswer
from app.trace.schema import (
    SCHEMA,
    ErrorAnswer,
    Explained,
    TensorAnswer,
    trace_schema,
)
from tests.trace.scenes import NAMES, SCENES, network

VALIDATOR = jsonschema_rs.validator_for(trace_schema())


@pytest.mark.parametrize("name", NAMES)
def test_every_trace_has_the_published_shape(name: str) -> None:
    assert [str(error) for error in VALIDATOR.iter_errors(SCENES[name].trace())] == []


def test_the_schema_is_one_itself_and_says_of_which_contract_it_is() -> None:
    schema = trace_schema()
    jsonschema_rs.meta.validate(schema)
    assert schema["$id"] == SCHEMA == "glassbox.trace/1"
    assert set(schema["required"]) == {"schema", "model", "params", "axes", "tensors", "steps", "result"}


SPOILT: dict[str, Callable[[dict[str, Any]], Any]] = {
    "another schema": lambda trace: trace.update(schema="glassbox.trace/2"),
    "no steps": lambda trace: trace.pop("steps"),
    "a field too many": lambda trace: trace.update(weather="fine"),
    "a step without a title": lambda trace: trace["steps"][0].pop("title"),
    "a step numbered 0": lambda trace: trace["steps"][0].update(id=0),
    "a step that reads a number": lambda trace: trace["steps"][0].update(reads=[7]),
    "a tensor without axes": lambda trace: trace["tensors"]["pixels"].pop("dims"),
    "a tensor without a sentence": lambda trace: trace["tensors"]["pixels"].pop("says"),
    "numbers as text": lambda trace: trace["tensors"]["pixels"].update(data="1, 0, 1"),
    "an axis of a half": lambda trace: trace["axes"].update(pixel=4.5),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_trace_is_caught(how: str) -> None:
    trace = copy.deepcopy(SCENES["forward"].trace())
    SPOILT[how](trace)
    assert not VALIDATOR.is_valid(trace)


def test_a_tensor_that_is_too_large_may_say_where_its_numbers_are_instead() -> None:
    told = {"dims": ["pos"], "shape": [9], "data": None, "says": "…", "href": "/somewhere"}
    assert TensorAnswer.model_validate(told).href == "/somewhere"


def test_an_answer_holds_nothing_that_is_not_described() -> None:
    answer = {"seed": 1, "network": network(1)}
    assert FirstNetwork.model_validate(answer).network.sizes == [9, 6, 6, 4]
    for model in (FirstNetwork, NetworkAnswer, Explained, Finding, ErrorAnswer):
        with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
            model.model_validate({"more": 1})


def test_an_error_has_one_shape_and_may_name_a_field_and_a_limit() -> None:
    told = {"error": {"code": "too_many", "message": "5 is too many", "field": "epochs", "limit": 4}}
    assert ErrorAnswer.model_validate(told).model_dump() == told
    with pytest.raises(ValidationError):
        ErrorAnswer.model_validate({"error": {"code": "too_many"}})
