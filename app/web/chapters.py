"""The journey: seven chapters, in their order, and which of them are built."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.trace.language import N_, _


@dataclass(frozen=True, slots=True)
class Chapter:
    """One station. `id` names its template, its script, its engine module and its test."""

    id: str
    title: str
    path: str
    built: bool = False


CHAPTERS = (
    Chapter("guess", N_("Guess"), "/", built=True),
    Chapter("pixels", N_("Pixels"), "/pixels", built=True),
    Chapter("learning", N_("Learning"), "/learning", built=True),
    Chapter("tokens", N_("Tokens"), "/tokens", built=True),
    Chapter("meaning", N_("Meaning"), "/meaning"),
    Chapter("attention", N_("Attention"), "/attention"),
    Chapter("machine", N_("Machine"), "/machine"),
)


def translated() -> list[Chapter]:
    """The chapters with their titles in the language of the request."""
    return [replace(chapter, title=_(chapter.title)) for chapter in CHAPTERS]
