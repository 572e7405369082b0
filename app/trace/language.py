"""The language of the words that a visitor reads: set for each request, English where nothing is set."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from functools import reduce
from gettext import NullTranslations

from app.engine.said import N_, Said

__all__ = ["N_", "TRANSLATIONS", "Said", "_", "listed", "told"]

TRANSLATIONS: ContextVar[NullTranslations] = ContextVar("translations")


def _(message: str) -> str:
    """The message in the language of the request."""
    translations = TRANSLATIONS.get(None)
    return message if translations is None else translations.gettext(message)


def listed(parts: Iterable[str]) -> str:
    """Words beside each other, with the comma of the language."""
    return reduce(lambda one, other: _("{one}, {other}").format(one=one, other=other), parts)


def told(sentence: Said | str) -> str:
    """A sentence with its gaps filled, in the language of the request."""
    return sentence.told(_) if isinstance(sentence, Said) else _(sentence)
