"""All patterns in one array: whole, one head, or as means of squares."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.trace.attention_patterns import patterns
from app.trace.transformer import record_attention
from app.trace.transformer_requests import AttentionRequest
from tests.trace.shelves import library

RECORDING = record_attention(AttentionRequest(model="tiny", text="abcdefgh"), library())


def test_every_head_is_what_the_trace_has_to_three_digits() -> None:
    found = patterns(RECORDING, None, None, None)
    assert found.shape == (2, 2, 8, 8)
    assert found.dtype == np.float16
    np.testing.assert_allclose(found[1], RECORDING.tape.tensors["blocks.1.pattern"].value, atol=5e-4)


def test_one_head_is_its_part_of_the_whole() -> None:
    assert np.array_equal(patterns(RECORDING, 1, 0, None)[0, 0], patterns(RECORDING, None, None, None)[1, 0])


@pytest.mark.parametrize("size", [1, 3, 4, 8, 20])
def test_squares_are_means_and_no_more_than_asked_for(size: int) -> None:
    found = patterns(RECORDING, None, None, size).astype(float)
    assert found.shape[-1] == min(size, 8)
    if 8 % found.shape[-1] == 0:
        whole = RECORDING.tape.tensors["blocks.0.pattern"].value[0].mean()
        assert found[0, 0].mean() == pytest.approx(whole, rel=1e-2)


@pytest.mark.parametrize(("field", "places"), [("layer", (2, None)), ("head", (0, 9))])
def test_a_layer_or_head_that_is_not_there_is_refused(field: str, places: tuple[int, int | None]) -> None:
    with pytest.raises(NotAllowedError) as refused:
        patterns(RECORDING, *places, None)
    assert refused.value.field == field
