"""The guess without a model: shares of real counts, on the tape, and honest where there is no text to count in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.engine.library import Library, Opened
from app.trace.next import record_next
from app.trace.recording import Recording
from app.trace.transformer_requests import NextRequest
from tests.trace.shelves import OneShelf, library


def asked(text: str, **more: Any) -> Recording:
    return record_next(NextRequest(model="tiny", text=text, **more), library())


def test_the_bigram_guess_is_how_often_each_token_followed_the_last_one() -> None:
    recording = asked("a b")
    told = {each["text"]: each["probability"] for each in recording.result["counted"]["bigram"]}
    assert told == pytest.approx({"a": 3 / 6, "y": 2 / 6, "o": 1 / 6}, rel=1e-4)
    _step, value, explanation = recording.tape.explain("bigram", (ord("a"),))
    assert explanation.rule(explanation.terms) == pytest.approx(value)
    assert recording.tape.tensors["bigram_counts"].value[ord("y")] == 2


def test_chance_is_an_equal_share_for_each_token_and_on_the_tape() -> None:
    recording = asked("bank")
    assert recording.result["counted"]["chance"] == pytest.approx(1 / 256, rel=1e-4)
    assert float(recording.tape.tensors["chance"].value) == pytest.approx(1 / 256)


@pytest.mark.parametrize(
    ("text", "longest", "times", "whole"),
    [("the bank", "the bank", 2, 2), ("xthe bank", "the bank", 2, 0), ("by the", "by the", 2, 2), ("z", "", 0, 0)],
)
def test_what_stood_in_the_text_is_told_and_how_often(text: str, longest: str, times: int, whole: int) -> None:
    remembered = asked(text).result["counted"]["remembered"]
    assert (remembered["longest"], remembered["times"], remembered["whole"]) == (longest, times, whole)


def test_a_token_that_nothing_ever_followed_has_no_bigram() -> None:
    assert asked("zz").result["counted"]["bigram"] == []


def test_until_the_text_is_there_the_answer_says_so_and_is_not_kept() -> None:
    class Waiting(OneShelf):
        def open(self, model_id: str) -> Opened:
            opened = super().open("tiny")
            assert opened is not None
            return replace(opened, taught=lambda: None)

    recording = record_next(NextRequest(model="tiny", text="bank"), Library([Waiting()]))
    assert recording.result["counted"] is None
    assert not recording.lasting
    assert "chance" not in recording.tape.tensors


def test_unknown_words_are_marked_with_known_ones_to_take() -> None:
    (found,) = asked("the bnak by").result["unknown"]
    assert (found["text"], found["start"], found["end"]) == ("bnak", 4, 8)
    assert found["offer"][0] == "bank"
    assert np.isfinite(asked("the bnak by").tape.tensors["probs"].value).all()
