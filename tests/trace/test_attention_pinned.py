"""Pinned heads together: the sum is what the model itself adds up; a difference is of two of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.trace.attention_pinned import record_pinned
from app.trace.attention_requests import PinnedRequest
from tests.trace.shelves import library

ABOUT: dict[str, Any] = {"model": "tiny", "text": "abca", "token": [1, 2]}
ALL_OF_A_LAYER = [[0, 0], [0, 1]]


def recorded(heads: list[list[int]], **more: Any) -> Any:
    return record_pinned(PinnedRequest(**ABOUT, heads=heads, **more), library())


def test_all_heads_of_a_layer_write_together_what_the_layer_writes_without_its_bias() -> None:
    recording = recorded(ALL_OF_A_LAYER)
    tensors = recording.tape.tensors
    together = tensors["writes_sum"].value
    np.testing.assert_allclose(together + tensors["blocks.0.b_O"].value, tensors["blocks.0.attn_out"].value, rtol=1e-6)
    of_the_last = np.linalg.norm(together[2])
    assert recording.result["writes"] == pytest.approx(of_the_last, rel=1e-4), "of the word's last token"


def test_the_shares_of_a_row_add_up_to_the_number_of_heads_their_mean_to_one() -> None:
    tensors = recorded([[0, 1], [1, 0], [1, 1]]).tape.tensors
    np.testing.assert_allclose(tensors["looks_sum"].value.sum(axis=-1), 3.0)
    np.testing.assert_allclose(tensors["looks_mean"].value.sum(axis=-1), 1.0)


def test_two_are_compared_the_first_minus_the_second() -> None:
    recording = recorded([[0, 1], [1, 0], [1, 1]], compare=[2, 0])
    tensors = recording.tape.tensors
    one, other = tensors["blocks.1.pattern"].value[1], tensors["blocks.0.pattern"].value[1]
    np.testing.assert_allclose(tensors["looks_minus"].value, one - other)
    first, second = tensors["blocks.1.head_out"].value[2, 1], tensors["blocks.0.head_out"].value[2, 1]
    cosine = first @ second / np.linalg.norm(first) / np.linalg.norm(second)
    assert recording.result["alike"] == pytest.approx(cosine, rel=1e-4)


def test_one_head_alone_is_its_own_sum_and_is_compared_with_none() -> None:
    recording = recorded([[1, 0]])
    assert recording.result["writes"] == recording.result["heads"][0]["writes"]
    assert "alike" not in recording.result


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"heads": [[2, 0]]}, "heads"),
        ({"heads": [[0, 2]]}, "heads"),
        ({"heads": [[0, 1], [0, 1]]}, "heads"),
        ({"heads": ALL_OF_A_LAYER, "compare": [0, 2]}, "compare"),
        ({"heads": ALL_OF_A_LAYER, "compare": [1, 1]}, "compare"),
    ],
)
def test_heads_that_there_are_not_and_pairs_that_are_none_are_refused(asked: dict[str, Any], field: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        recorded(**asked)
    assert refused.value.field == field
