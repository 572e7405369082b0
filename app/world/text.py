"""A story as it is written: words with spaces between, marks close to the word before them."""

from __future__ import annotations

from collections.abc import Sequence

from app.world.stories import END

MARKS = frozenset(".,?!:;")


def text_of(story: Sequence[str]) -> str:
    """The tokens of a story as one line of text; the end token is not written."""
    parts: list[str] = []
    for token in story:
        if token == END:
            continue
        parts.append(token if not parts or token in MARKS else f" {token}")
    return "".join(parts)
