"""The journey: seven chapters, in their order, and which of them are built."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.trace.language import N_, _


@dataclass(frozen=True, slots=True)
class Chapter:
    """One station. `id` names its template, its script, its engine module and its test.

    `asks` is the question that it ends with, and that the next one answers.
    """

    id: str
    title: str
    path: str
    built: bool = False
    asks: str = ""


CHAPTERS = (
    Chapter(
        "guess",
        N_("Guess"),
        "/",
        built=True,
        asks=N_("How can it know? Begin with a network so small that every number in it can be seen."),
    ),
    Chapter(
        "pixels",
        N_("Pixels"),
        "/pixels",
        built=True,
        asks=N_("Who chose these weights? Nobody did. How can they be found?"),
    ),
    Chapter(
        "learning",
        N_("Learning"),
        "/learning",
        built=True,
        asks=N_("Nine pixels are nine numbers. But a sentence is made of letters: how does text become numbers?"),
    ),
    Chapter(
        "tokens",
        N_("Tokens"),
        "/tokens",
        built=True,
        asks=N_("An id is only a name: token 7 is no closer to token 8 than to token 900. Where does meaning come in?"),
    ),
    Chapter(
        "meaning",
        N_("Meaning"),
        "/meaning",
        built=True,
        asks=N_("A word has one place on this map, whatever the sentence. But which “bank” is meant?"),
    ),
    Chapter(
        "attention",
        N_("Attention"),
        "/attention",
        built=True,
        asks=N_("Each word now carries what its sentence made of it. How does the next word come of that?"),
    ),
    Chapter("machine", N_("Machine"), "/machine", built=True),
)


def translated() -> list[Chapter]:
    """The chapters with their titles in the language of the request."""
    return [
        replace(chapter, title=_(chapter.title), asks=_(chapter.asks) if chapter.asks else "") for chapter in CHAPTERS
    ]
