"""A − B: tokens that are the same stand against each other, and the difference is one minus the other."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.trace.attention_difference import aligned, record_difference
from app.trace.attention_requests import DifferenceRequest
from app.trace.recording import explained
from tests.trace.shelves import library


def test_the_same_tokens_stand_against_each_other_and_others_one_after_the_other() -> None:
    left, right = ([{"id": ord(letter), "text": letter} for letter in text] for text in ("xthe bank", "the old bank"))
    pairs = aligned(left, right)
    assert all(left[one]["id"] == right[other]["id"] for one, other in pairs)
    assert len(pairs) == len("the bank")


def test_long_words_are_set_against_each_other_before_short_ones_and_unlike_ones_fill_the_places_between() -> None:
    texts = "a crane stood in the lake", "the crane lifted a steel beam onto the roof"
    ids: dict[str, int] = {}
    left, right = ([{"id": ids.setdefault(word, len(ids)), "text": word} for word in text.split()] for text in texts)
    words = [(left[one]["text"], right[other]["text"]) for one, other in aligned(left, right)]
    assert words[:2] == [("a", "the"), ("crane", "crane")]
    assert ("the", "the") in words
    assert words[-1] == ("lake", "roof")


def test_the_difference_is_one_minus_the_other_and_opens_into_both() -> None:
    recording = record_difference(
        DifferenceRequest(model="tiny", texts=["abc", "axc"], tensor="blocks.1.resid_post"), library()
    )
    tensors = recording.tape.tensors
    apart = tensors["a.blocks.1.resid_post"].value - tensors["b.blocks.1.resid_post"].value
    np.testing.assert_allclose(tensors["difference"].value, apart)
    told = explained(recording, "difference", [1, 4])
    assert [term["label"] for term in told["terms"]] == [
        f"number 5 that token 2, “{letter}” carries out of layer 2, in the {which} sentence"
        for letter, which in (("b", "first"), ("x", "second"))
    ] or {term["tensor"] for term in told["terms"]} == {"a.blocks.1.resid_post", "b.blocks.1.resid_post"}
    assert told["value"] == pytest.approx(float(apart[1, 4]))


@pytest.mark.parametrize("tensor", ["W_E", "blocks.9.pattern", "nothing"])
def test_what_has_no_tokens_or_is_not_there_is_refused(tensor: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        record_difference(DifferenceRequest(model="tiny", texts=["a", "b"], tensor=tensor), library())
    assert refused.value.field == "tensor"
