"""What can be asked of a language model is held to its form."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from app.trace.transformer_requests import GenerateRequest, NextRequest

BASE = {"model": "pocket", "text": "the"}


def test_every_default_is_filled_in() -> None:
    assert NextRequest.model_validate(BASE).model_dump() == BASE | {
        "temperature": 1.0, "top_k": 0, "top_p": 1.0, "seed": 0, "carry": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("temperature", -0.1), ("temperature", float("nan")), ("temperature", "1"), ("top_k", -1), ("top_k", 1.5),
        ("top_p", 0), ("top_p", 1.1), ("seed", 1.5), ("seed", -1), ("model", ""), ("carry", -1), ("tempreature", 1),
    ],
)  # fmt: skip
def test_what_is_out_of_form_is_refused_by_its_field(field: str, value: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        NextRequest.model_validate(BASE | {field: value})
    assert refused.value.errors()[0]["loc"] == (field,)


def test_at_least_one_token_is_asked_for() -> None:
    with pytest.raises(ValidationError):
        GenerateRequest.model_validate(BASE | {"n": 0})
