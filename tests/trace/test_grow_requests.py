"""What can be asked of a model that grows."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.trace.grow_requests import GrowRequest


def test_nothing_said_is_the_default_size() -> None:
    asked = GrowRequest()
    assert (asked.d_model, asked.n_layers, asked.n_heads, asked.text) == (48, 2, 4, None)


def test_heads_share_the_numbers_evenly() -> None:
    with pytest.raises(ValidationError, match="5 heads cannot share 48 numbers evenly"):
        GrowRequest(n_heads=5)


@pytest.mark.parametrize(
    "wrong",
    [
        {"d_model": 7}, {"d_model": 8.5}, {"n_layers": 0}, {"n_heads": 0}, {"steps": -1}, {"steps": True},
        {"learning_rate": 0}, {"learning_rate": float("nan")}, {"seed": -1}, {"seed": "1"}, {"text": 3},
        {"vocab_size": 255}, {"watch": []}, {"words": "no such field"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        GrowRequest.model_validate(wrong)
