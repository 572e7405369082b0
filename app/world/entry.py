"""An entry of the lexicon: a word or phrase with its forms, and the entries that belong to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Words = tuple[str, ...]
"""Word-level tokens, lower case; punctuation is a word of its own."""


@dataclass(frozen=True, eq=False)
class Entry:
    """One entry. `forms[""]` is how it is written when no form is asked for; two entries are never equal."""

    name: str
    forms: dict[str, Words]
    related: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    def form(self, name: str) -> Words:
        """The words of one form. Errors: KeyError with both names."""
        if name not in self.forms:
            raise KeyError(f"{self.name!r} has no form {name!r}, it has {sorted(self.forms)}")
        return self.forms[name]

    def relation(self, name: str) -> tuple[Entry, ...]:
        """The entries that belong to this one. Errors: KeyError with both names."""
        if name not in self.related:
            raise KeyError(f"{self.name!r} has no relation {name!r}, it has {sorted(self.related)}")
        return self.related[name]


def entry(name: str, **forms: str) -> Entry:
    """An entry from its name and its forms, each written with spaces between the words."""
    return Entry(name, {"": tuple(name.split())} | {key: tuple(text.split()) for key, text in forms.items()})


def phrases(texts: Iterable[str]) -> tuple[Entry, ...]:
    """Entries of one form each."""
    return tuple(entry(text) for text in texts)


def split_phrases(text: str) -> tuple[Entry, ...]:
    """Entries of one form each, from one line with commas between them."""
    return phrases(part.strip() for part in text.split(","))


PLURALS = {
    "goose": "geese",
    "sheep": "sheep",
    "knife": "knives",
    "leaf": "leaves",
    "calf": "calves",
    "child": "children",
    "man": "men",
    "woman": "women",
    "wife": "wives",
    "wolf": "wolves",
    "postman": "postmen",
    "fisherman": "fishermen",
}


def plural(noun: str) -> str:
    """apple -> apples, box -> boxes, pony -> ponies, goose -> geese."""
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith(("s", "x", "ch", "sh", "potato", "tomato", "hero")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def with_article(noun: str) -> str:
    """oar -> an oar, boat -> a boat; by the letter, since no word of this world is an exception."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def noun(name: str, **forms: str) -> Entry:
    """A countable noun: its singular, `a` (with the article), `pl` (plural)."""
    return entry(name, a=with_article(name), pl=plural(name), **forms)


PRONOUNS = {
    "he": {"he": "he", "him": "him", "his": "his"},
    "she": {"he": "she", "him": "her", "his": "her"},
}
"""The pronouns of a person, under the form that a pattern asks for: `.he` is "he" or "she"."""
