"""A contest: several ways to do the same, each timed in turn, round after round. A busy machine is busy for all."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

ROUNDS = 60
ROUND_SECONDS = 0.01
"""How long each runs in each round."""


@dataclass(frozen=True)
class Entrant:
    """One way to do it. `prepare` is called before each of its rounds, and is not timed."""

    name: str
    run: Callable[[], object]
    prepare: Callable[[], object] = lambda: None


def contest(entrants: list[Entrant], rounds: int = ROUNDS, least: int = 5) -> dict[str, list[float]]:
    """Seconds of one run, a number for each round, by name. Two rounds more come first, to warm up.

    Each runs at least `least` times a round.
    """
    times: dict[str, list[float]] = {entrant.name: [] for entrant in entrants}
    repeats = {entrant.name: _repeats(entrant, least) for entrant in entrants}
    gc.collect()
    gc.disable()  # whose rubbish is cleared away in whose time would be chance
    try:
        for _ in range(rounds + 2):
            for entrant in entrants:
                times[entrant.name].append(_time(entrant, repeats[entrant.name]))
    finally:
        gc.enable()
    return {name: rounds[2:] for name, rounds in times.items()}


def _repeats(entrant: Entrant, least: int) -> int:
    """How many runs fill a round."""
    _time(entrant, 4 * least)
    return max(least, int(ROUND_SECONDS / _time(entrant, 4 * least)))


def _time(entrant: Entrant, repeats: int) -> float:
    entrant.prepare()
    run = entrant.run
    started = time.perf_counter()
    for _ in range(repeats):
        run()
    return (time.perf_counter() - started) / repeats


def against(ours: str, times: dict[str, list[float]]) -> dict[str, Any]:
    """Our time and that of the fastest other (medians, seconds); how many times faster we are, and its middle half."""
    others = {name: median(rounds) for name, rounds in times.items() if name != ours}
    peer = min(others, key=lambda name: others[name])
    ratios = [theirs / own for own, theirs in zip(times[ours], times[peer], strict=True)]
    low, _, high = quantiles(ratios, n=4)
    return {
        "ours": median(times[ours]),
        "peer": others[peer],
        "ratio": others[peer] / median(times[ours]),
        "ratio_middle_half": [low, high],
        "peer_name": peer,
        "every_peer": others,
    }
