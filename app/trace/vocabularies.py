"""The tokens of a model as they are written."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from app.engine.library import Opened
from app.trace.schema import Answer
from app.trace.transformer import labels_of


class VocabularyAnswer(Answer):
    """Every token of a model, as it is written when it stands by itself; an id that stands for nothing is empty."""

    model: str
    lowercase: bool
    texts: list[str]
    words: list[str] | None = Field(description="every word it was taught with a space before it, where that is known")
    openers: list[str] | None = Field(description="every word it was taught at the beginning of a line, likewise")
    taught: bool = Field(description="whether the text that it was taught is known, so that one can count in it")


def vocabulary_of(opened: Opened) -> dict[str, Any]:
    """`texts` in the order of the ids; `lowercase`: no text is read in capitals; `words`, `openers`: its world."""
    texts = list(labels_of(opened, [])["d_vocab"])
    known = opened.known
    return {
        "model": opened.entry.id,
        "lowercase": opened.lowercase,
        "texts": texts,
        "words": None if known is None else list(known),
        "openers": None if known is None else known.openers,
        "taught": opened.taught is not None,
    }
