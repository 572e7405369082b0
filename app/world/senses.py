"""Words of two or more senses, and what a sense is: a field of life, and how a story goes on right after the word.

The lead-ins are the same for every sense of a word, so nothing before the word but its context says which is meant;
and the first words of the continuations differ from sense to sense, so what follows at once depends on it.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.world.conjugation import verb_phrases
from app.world.entry import Entry, Words, split_phrases
from app.world.senses_a_to_l import LINES as A_TO_L
from app.world.senses_m_to_z import LINES as M_TO_Z


@dataclass(frozen=True)
class Sense:
    """One meaning of an ambiguous word."""

    word: str
    field: str
    lead_ins: tuple[Entry, ...]
    """Verb phrases that end right before the word, shared by all its senses."""
    continuations: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """bank.water"""
        return f"{self.word}.{self.field}"


def _senses(word: str, lines: dict[str, str]) -> tuple[Sense, ...]:
    lead_ins = verb_phrases(lines["lead in"])
    fields = [field for field in lines if field != "lead in"]
    return tuple(Sense(word, field, lead_ins, split_phrases(lines[field])) for field in fields)


AMBIGUOUS: dict[str, tuple[Sense, ...]] = {
    word: _senses(word, lines) for word, lines in sorted((A_TO_L | M_TO_Z).items())
}
SENSES: tuple[Sense, ...] = tuple(sense for senses in AMBIGUOUS.values() for sense in senses)


def first_words(sense: Sense) -> frozenset[str]:
    """What can stand right after the word in this sense."""
    return frozenset(continuation.form("")[0] for continuation in sense.continuations)


def continuation_words(sense: Sense) -> tuple[Words, ...]:
    """Every way to go on after the word in this sense."""
    return tuple(continuation.form("") for continuation in sense.continuations)
