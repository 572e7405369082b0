"""Beside a guess: counting pairs, chance, and what stood in the text."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.engine.counting import TaughtText, counted_once
from app.engine.library import Opened
from app.engine.tape import Tape
from app.trace.counted import by_chance, counted
from tests.trace.shelves import library

TEXT = counted_once(np.frombuffer(b"a bank and a band\na bank\n", np.uint8).astype(np.int16))


def asked(text: bytes, taught: TaughtText | None = TEXT) -> tuple[Tape, dict[str, object] | None]:
    opened: Opened = replace(library().open("tiny"), taught=lambda: taught)
    tape = Tape()
    probs = tape.input("probs", np.full(256, 1 / 256), ("d_vocab",))
    return tape, counted(tape, opened, list(text), by_chance(tape, probs))


def test_pairs_are_counted_and_become_shares_on_the_tape() -> None:
    tape, told = asked(b"ba")
    assert told is not None
    assert tape.tensors["bigram_counts"].value[ord("n")] == 4
    assert [each["text"] for each in told["bigram"][:1]] == ["n"] or told["bigram"][0]["text"] == " "  # type: ignore[index]
    assert tape.tensors["bigram"].value.sum() == pytest.approx(1)


def test_chance_is_an_equal_share() -> None:
    _tape, told = asked(b"ba")
    assert told is not None
    assert told["chance"] == pytest.approx(1 / 256)


def test_what_stood_there_is_told_with_its_count_and_whether_all_of_it_did() -> None:
    _tape, told = asked(b"a bank")
    assert told is not None
    assert told["remembered"] == {"longest": "a bank", "tokens": 6, "times": 2, "whole": 2}
    _tape, told = asked(b"x bank")
    assert told is not None
    assert told["remembered"] == {"longest": "bank", "tokens": 5, "times": 2, "whole": 0}


def test_what_never_stood_there_was_followed_by_nothing() -> None:
    tape, told = asked(b"x")
    assert told is not None
    assert told["bigram"] == []
    assert "bigram" not in tape.tensors


def test_while_there_is_no_text_nothing_is_told() -> None:
    assert asked(b"a", None)[1] is None
