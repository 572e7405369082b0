"""The cards of the models: what was measured of each, and what it cannot do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.trace.language import N_, _

Card = dict[str, Any]
"""date, rows [{what, value}], limits [sentence]."""


def card_of(model_id: str) -> Card | None:
    """The card of a model in the language of the visitor; None where nothing was measured."""
    make = CARDS.get(model_id)
    return make() if make else None


def _pixels() -> Card:
    limits = N_("It knows four symbols on nine pixels; whatever else is drawn, it must answer one of the four.")
    return {"date": "", "rows": [], "limits": [_(limits)]}


def _minilm() -> Card:
    limits = [
        N_("Not made by this project: the files are those of sentence-transformers/all-MiniLM-L6-v2, as they are."),
        N_("It reads a whole text at once and was taught to compare sentences: it cannot say what comes next."),
        N_("It was taught on text of the internet, with the prejudices that are in it."),
    ]  # fmt: skip
    return {"date": "", "rows": [], "limits": [_(sentence) for sentence in limits]}


CARDS: dict[str, Callable[[], Card]] = {"pixels": _pixels, "minilm": _minilm}
