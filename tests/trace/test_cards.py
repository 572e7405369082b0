"""The cards: what was measured, and what the model cannot do."""

from __future__ import annotations

import pytest

from app.trace.cards import CARDS, card_of
from app.trace.glossary import TERMS


@pytest.mark.parametrize("model", sorted(CARDS))
def test_a_card_says_what_the_model_cannot_do(model: str) -> None:
    card = card_of(model)
    assert card is not None
    assert card["limits"]
    assert all(sentence.endswith(".") for sentence in card["limits"])
    assert all(set(row) == {"what", "value", "term"} for row in card["rows"])


def test_a_model_that_nobody_measured_has_none() -> None:
    assert card_of("nobody") is None


def test_the_unit_of_a_surprise_is_a_word_of_the_glossary() -> None:
    card = card_of("pocket")
    assert card is not None
    assert {row["term"] for row in card["rows"] if "nats" in row["what"]} == {"nat"}
    assert "nat" in {term.id for term in TERMS}
