"""The little language that the patterns are written in, and its reading.

the {p:person} {h:habit(p).past} . [then|after that] {p.he} went home . <ending p>

word            itself; punctuation is a word
{a:name}        draw a name, call it a, and write it; later {a} writes it again, {a.he} its form "he"
{a:name.his}    draw, and write a form
{a:name!}       draw and write nothing yet
{t:thing(f)}    draw from what belongs to the entry f
{b:name-a}      draw another than a
[x|y z|]        one of these, alike likely; an empty one writes nothing; [3: x|1: y] is weighted
<ending a>      one sentence of the group `ending`, in which @ stands for a
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.world.entry import Words


@dataclass(frozen=True)
class Text:
    """Words as they stand."""

    words: Words


@dataclass(frozen=True)
class Slot:
    """A draw (when it has a source), a writing (when it has a form), or both."""

    variable: str
    source: str | None
    of: str | None
    but: str | None
    form: str | None


@dataclass(frozen=True)
class Choice:
    """One of several sequences, with their weights."""

    weights: tuple[float, ...]
    sequences: tuple[Sequence, ...]


@dataclass(frozen=True)
class Call:
    """One sentence of a group, told about one variable."""

    group: str
    variable: str


Part = Text | Slot | Choice | Call
Sequence = tuple[Part, ...]

TOKEN = re.compile(r"\{[^}]*\}|<[^>]*>|\d+:|[\[\]|]|[^\s\[\]|{}<>]+")
SLOT = re.compile(r"\{(\w+)(?::(\w+)(?:\((\w+)\))?(?:-(\w+))?)?(?:\.(\w+))?(!)?\}")


def parse(pattern: str) -> Sequence:
    """A pattern as parts. Errors: ValueError that names the pattern."""
    tokens = TOKEN.findall(pattern)
    sequence, end = _sequence(tokens, 0)
    if end != len(tokens):
        raise ValueError(f"a bracket closes that never opened: {pattern!r}")
    return sequence


def _sequence(tokens: list[str], start: int) -> tuple[Sequence, int]:
    """The parts up to the "|" or "]" that ends them, and where that is."""
    parts: list[Part] = []
    words: list[str] = []
    at = start
    while at < len(tokens) and tokens[at] not in {"|", "]"}:
        token = tokens[at]
        if token[0] not in "{[<":
            words.append(token)
            at += 1
            continue
        if words:
            parts.append(Text(tuple(words)))
            words = []
        if token == "[":
            choice, at = _choice(tokens, at + 1)
            parts.append(choice)
        else:
            parts.append(_slot(token) if token[0] == "{" else Call(*token[1:-1].split()))
            at += 1
    return (*parts, *([Text(tuple(words))] if words else [])), at


def _choice(tokens: list[str], start: int) -> tuple[Choice, int]:
    weights, sequences = [], []
    at = start
    while True:
        weighted = at < len(tokens) and re.fullmatch(r"\d+:", tokens[at]) is not None
        weights.append(float(tokens[at][:-1]) if weighted else 1.0)
        sequence, at = _sequence(tokens, at + weighted)
        sequences.append(sequence)
        if at == len(tokens):
            raise ValueError(f"a bracket is never closed: {' '.join(tokens)!r}")
        at += 1
        if tokens[at - 1] == "]":
            return Choice(tuple(weights), tuple(sequences)), at


def _slot(token: str) -> Slot:
    match = SLOT.fullmatch(token)
    if match is None:
        raise ValueError(f"this is no slot: {token!r}")
    variable, source, of, but, form, silent = match.groups()
    return Slot(variable, source, of, but, None if silent else form or "")


def sentences_of(pattern: str) -> list[str]:
    """The sentences of a pattern as they are written, split where a full stop, "?" or "!" stands outside brackets."""
    sentences: list[str] = []
    current: list[str] = []
    depth = 0
    for token in TOKEN.findall(pattern):
        depth += (token == "[") - (token == "]")
        current.append(token)
        if depth == 0 and token in {".", "?", "!"}:
            sentences.append(" ".join(current))
            current = []
    return sentences
