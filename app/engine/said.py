"""A sentence for people that is not yet said in a language: its words with named gaps, and what fills them.

The engine writes sentences down in this form and knows nothing of languages; whoever answers a visitor tells them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


def N_(words: str) -> str:
    """Marks words for translation where they stand; they are translated when they are told."""
    return words


def as_they_are(words: str) -> str:
    """English: no translation."""
    return words


@dataclass(frozen=True, slots=True)
class Said:
    """`words` in English, with gaps as in "at most {limit}"; `given` fills each, with a value or another sentence."""

    words: str
    given: Mapping[str, object] = field(default_factory=dict, hash=False)

    def told(self, translated: Callable[[str], str] = as_they_are) -> str:
        """The sentence in the language of `translated`, which is asked for the words before the gaps are filled."""
        filled = {
            name: value.told(translated) if isinstance(value, Said) else value for name, value in self.given.items()
        }
        return translated(self.words).format(**filled)

    def __str__(self) -> str:
        return self.told()
