"""The probability of any text under the grammar, summed over every way it can be told: what a perfect model would say.

A text has nearly always one derivation; where it has more, all are summed, so the probability is exact either way.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.world.entry import Entry, Words
from app.world.grammar import END, Grammar, grammar
from app.world.program import Draw, End, Fork, Say, Step
from app.world.sources import Options

_Bound = dict[str, Entry | Options]
"""What was drawn for each variable; Options where a text does not show it yet."""
_State = tuple[Step, int, float, _Bound]
"""A step, how many tokens are told before it, the log-probability so far, and what was drawn."""


def log_probability(tokens: Sequence[str], held_out: bool = False) -> float:
    """ln p of a whole story, END its last token; -inf for a text that the grammar never tells."""
    return _log_sum(derivations(tokens, held_out))


def derivations(tokens: Sequence[str], held_out: bool = False) -> list[float]:
    """The log-probability of each way to tell this story, END its last token."""
    return [log for log, next_word in _walks(grammar(held_out), tuple(tokens)) if next_word is None]


def next_words(prefix: Sequence[str], held_out: bool = False) -> dict[str, float]:
    """The probability of each word that can follow a prefix of a story, likeliest first, ties by the alphabet.

    A perfect model's answer: they sum to 1. Empty where the grammar tells no story that starts so.
    """
    logs: dict[str, list[float]] = defaultdict(list)
    for log, next_word in _walks(grammar(held_out), tuple(prefix)):
        if next_word is not None:
            logs[next_word].append(log)
    whole = _log_sum([log for each in logs.values() for log in each])
    shares = {word: math.exp(_log_sum(each) - whole) for word, each in logs.items()}
    return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))


def _log_sum(logs: Sequence[float]) -> float:
    """ln of the sum of the exponentials."""
    if not logs:
        return -math.inf
    greatest = max(logs)
    return greatest + math.log(math.fsum(math.exp(log - greatest) for log in logs))


def _walks(told: Grammar, tokens: Words) -> Iterator[tuple[float, str | None]]:
    """Every walk that tells these tokens: its log-probability, and the word that it tells next, or None at its end.

    A draw is decided when the text first shows it, or when another draw depends on it.
    """
    pending: list[_State] = [(told.start, 0, 0.0, {})]
    while pending:
        step, at, log, bound = pending.pop()
        if isinstance(step, Fork):
            pending += [(way, at, log + more, bound) for way, more in zip(step.ways, step.logs, strict=True)]
            continue
        if isinstance(step, Draw):
            pending += _drawn(told, step, at, log, bound)
            continue
        following: Step = step if isinstance(step, End) else step.then
        for words, more, decided in _ways_to_write(step, bound, tokens[at] if at < len(tokens) else None):
            rest = tokens[at : at + len(words)]
            if rest != words[: len(rest)]:
                continue
            if len(rest) < len(words):
                yield log + more, words[len(rest)]
            elif not isinstance(step, End):
                pending.append((following, at + len(words), log + more, decided))
            elif at + 1 == len(tokens):
                yield log + more, None


def _drawn(told: Grammar, step: Draw, at: int, log: float, bound: _Bound) -> Iterator[_State]:
    """The states after a draw, or before it with what it depends on decided."""
    asked = {name: bound[name] for name in (step.of, step.but) if name is not None}
    for name, what in asked.items():
        if isinstance(what, Options):
            for one, more in zip(what.entries, what.logs, strict=True):
                yield step, at, log + more, bound | {name: one}
            return
    known = {name: what for name, what in asked.items() if isinstance(what, Entry)}
    options = told.sources.options(step.source, known.get(step.of or ""), known.get(step.but or ""))
    yield step.then, at, log, bound | {step.variable: options}


def _ways_to_write(step: Step, bound: _Bound, first: str | None) -> Iterator[tuple[Words, float, _Bound]]:
    """(words, log-probability, what is decided then) of each writing that starts with `first`, or of every one."""
    if isinstance(step, End):
        yield (END,), 0.0, bound
    elif isinstance(step, Say):
        yield step.words, 0.0, bound
    elif not isinstance(step, Draw | Fork):
        what = bound[step.variable]
        if isinstance(what, Entry):
            yield what.forms[step.form], 0.0, bound
            return
        by_first = _by_first_word(what, step.form)
        for at in by_first.get(first, ()) if first is not None else range(len(what.entries)):
            one = what.entries[at]
            yield one.forms[step.form], what.logs[at], bound | {step.variable: one}


@lru_cache(maxsize=4096)
def _by_first_word(options: Options, form: str) -> dict[str, list[int]]:
    """Which entries start with each word in this form."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(options.entries):
        places[one.forms[form][0]].append(at)
    return places
