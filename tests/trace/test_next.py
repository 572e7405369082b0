"""What comes next: the candidates are the probabilities on the tape, and the same seed draws the same token."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.library import Entry, Library, Opened
from app.trace.next import record_next, spoken
from app.trace.transformer_requests import GenerateRequest, NextRequest
from tests.trace.shelves import library


def asked(**more: Any) -> Any:
    return record_next(NextRequest(model="tiny", text="bank", **more), library())


def test_the_candidates_are_the_best_of_the_tape_best_first() -> None:
    recording = asked()
    probs = recording.tape.tensors["probs"].value
    candidates = recording.result["candidates"]
    assert [each["id"] for each in candidates] == np.argsort(-probs, kind="stable")[:64].tolist()
    assert candidates[0]["probability"] == pytest.approx(probs.max(), rel=1e-6)


def test_what_was_cut_is_no_candidate() -> None:
    assert len(asked(top_k=3).result["candidates"]) == 3


def test_temperature_nought_takes_the_best() -> None:
    recording = asked(temperature=0)
    assert recording.result["drawn"]["id"] == recording.result["candidates"][0]["id"]


def test_a_seed_makes_a_draw_repeatable_and_another_draws_otherwise() -> None:
    drawn = [asked(seed=seed, temperature=3).result["drawn"]["id"] for seed in range(12)]
    assert drawn == [asked(seed=seed, temperature=3).result["drawn"]["id"] for seed in range(12)]
    assert len(set(drawn)) > 3


def test_spoken_tokens_are_those_that_the_next_token_asked_again_and_again_would_be() -> None:
    said = list(spoken(GenerateRequest(model="tiny", text="ba", n=4, temperature=0), library()))
    assert [each.get("done", False) for each in said] == [False, False, False, True]
    text = "ba"
    for each in said:
        best = record_next(NextRequest(model="tiny", text=text, temperature=0), library()).result["candidates"][0]
        assert each["id"] == best["id"]
        assert each["before"] == pytest.approx(best["probability"], rel=1e-5)
        if each["id"] >= 0x80 or chr(each["id"]).isupper():
            return  # such a byte is no letter of its own, or is read as another
        text += chr(each["id"])


def test_a_model_that_was_not_taught_what_comes_next_is_refused() -> None:
    class Both:
        entry = Entry("both", "Both", "bert", 1, 1, 1, 1, 1, 1, True, "made for a test")

        def entries(self) -> list[Entry]:
            return [self.entry]

        def open(self, model_id: str) -> Opened | None:
            tiny = library().open("tiny")
            return Opened(self.entry, tiny.model, tiny.tokenizer)

    with pytest.raises(NotAllowedError, match="was never taught what comes next") as refused:
        record_next(NextRequest(model="both", text="a"), Library([Both()]))
    assert refused.value.field == "model"


def test_chance_is_known_of_a_model_whose_reading_nobody_knows() -> None:
    known = replace(library().open("tiny"), taught=None)

    class Unread(Library):
        def open(self, model_id: str, family: str | None = None) -> Opened:
            return known

    recording = record_next(NextRequest(model="tiny", text="bank"), Unread([]))
    assert recording.result["counted"] is None
    assert recording.result["chance"] == pytest.approx(1 / recording.result["d_vocab"], rel=1e-4)
    assert "chance" in recording.tape.tensors, "it opens"
