"""The language of the words that a trace carries: set for each request, English where nothing is set."""

from __future__ import annotations

from contextvars import ContextVar
from gettext import NullTranslations

TRANSLATIONS: ContextVar[NullTranslations] = ContextVar("translations")


def N_(message: str) -> str:
    """Marks a message for translation where it stands; it is translated when it is said."""
    return message


def _(message: str) -> str:
    """The message in the language of the request."""
    translations = TRANSLATIONS.get(None)
    return message if translations is None else translations.gettext(message)
