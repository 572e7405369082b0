"""Words on a plane, on tape: laid along the ways they differ most, or along ways that are chosen by their ends.

Each point says how much of it the plane shows, and how many of its true neighbours are near it there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.errors import NotAllowedError
from app.engine.library import Library, Opened
from app.engine.operation import Array
from app.engine.operations.nearest import nearest_rows
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.words_of_models import words_of
from app.trace.embedding_requests import AroundRequest, MapRequest
from app.trace.embeddings import put_units
from app.trace.language import N_
from app.trace.numbers import significant
from app.trace.recording import Recording

NEAR = 10
"""So many true neighbours of each word are looked for near it on the plane."""
FIRST = ("x", "y", "off", "on_plane", "near_kept")
"""These travel with a trace before all others."""
Ends = tuple[str | None, str | None]
LONGEST: Ends = (None, None)


def record_map(request: MapRequest, library: Library) -> Recording:
    """The plane is laid through the words that are asked for; those of `also` and the ends are only laid onto it."""
    opened, tape = library.open(request.model), Tape(checked=False)
    asked = request.words if request.words is not None else list(words_of(opened))[: request.most]
    common = _distinct(asked)
    if len(common) < 3:
        raise NotAllowedError(
            N_("a map is made of three words at least: {count} differ here"), "words", 3, count=len(common)
        )
    ends = _ends(request)
    words = _distinct([*common, *request.also, *(word for pair in ends for word in pair if word is not None)])
    units, pieces = put_units(tape, opened, words)
    through = units if len(common) == len(words) else _first(tape, units, len(common))
    middle = tape.centroid(through, "middle")
    centred = tape.subtract(units, middle, "centred")
    spread = centred if through is units else tape.subtract(through, middle, "common_centred")
    axes = _axes(tape, units, middle, spread, words, ends)
    x, y = (tape.along(centred, axis, name) for axis, name in zip(axes, "xy", strict=True))
    off = tape.off_plane(centred, x, y, "off")
    k = min(NEAR, len(words) - 1)
    nearest = tape.nearest(units, k, _nearest(opened, tuple(words), k), "nearest")
    tape.nearest_alike(units, nearest, "nearest_alike")
    kept = tape.add_up(tape.near_here(x, y, nearest, "near_here"), "near_kept")
    columns = (x, y, off, tape.on_plane(x, y, off, "on_plane"), kept)
    share = tape.plane_share(x, y, off, "plane_share")
    rows = zip(words, pieces, *(column.value.tolist() for column in columns), strict=True)
    answer = {"points": [_point(k, *row) for row in rows], "kept": significant(float(share.value))}
    labels = {"word": words, "common": common}
    return Recording(request.model, tape, request.model_dump(), labels, {"answer": answer}, 20_000, FIRST)


def _distinct(words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(word.lower().strip() for word in words))


def _ends(request: MapRequest) -> tuple[Ends, Ends]:
    """The ends of both axes, as read."""
    if request.axes == "pca":
        return LONGEST, LONGEST
    pairs = [[None if word is None else word.lower().strip() for word in pair] for pair in request.axes]
    first, second = [(low, high) for low, high in pairs] + [LONGEST] * (2 - len(pairs))
    return first, second


def _first(tape: Tape, units: Tensor, count: int) -> Tensor:
    """The words that the plane is laid through stand first."""
    places: NDArray[Any] = np.arange(count)
    return tape.embedding(units, tape.input("common_ids", places, ("common",)), "common_units")


@lru_cache(maxsize=8)
def _nearest(opened: Opened, words: tuple[str, ...], k: int) -> Array:
    """Who is nearest to whom does not depend on the axes: it is found once for the same words."""
    units, _pieces = put_units(Tape(checked=False), opened, words)
    return nearest_rows(units.value, k)


def _axes(
    tape: Tape, units: Tensor, middle: Tensor, spread: Tensor, words: Sequence[str], ends: tuple[Ends, Ends]
) -> list[Tensor]:
    """Two directions of length one at a right angle. One that is chosen keeps its way; of two chosen ones the first."""
    if ends == (LONGEST, LONGEST):
        return [tape.principal(spread, which, f"axis_{which}") for which in (0, 1)]
    axes: dict[int, Tensor] = {}
    for number in sorted((0, 1), key=lambda each: ends[each] == LONGEST):
        apart = _apart(tape, units, middle, spread, words, ends[number], f"poles_{number}")
        for other in axes.values():
            apart = tape.straighten(apart, other, f"poles_{number}.straight")
        if float(np.linalg.norm(apart.value)) < 1e-4:
            raise NotAllowedError(
                N_("two ends of an axis must be different words, and the two axes different ways"), "axes"
            )
        axes[number] = tape.unit_length(apart, f"axis_{number}")
    return [axes[0], axes[1]]


def _apart(
    tape: Tape, units: Tensor, middle: Tensor, spread: Tensor, words: Sequence[str], ends: Ends, name: str
) -> Tensor:
    """What leads from the low end to the high."""
    if ends == LONGEST:
        return tape.principal(spread, 0, f"{name}.apart")
    low, high = (
        middle if word is None else tape.at_place(units, words.index(word), f"{name}.{end}")
        for word, end in zip(ends, ("low", "high"), strict=True)
    )
    return tape.subtract(high, low, f"{name}.apart")


def _point(near: int, word: str, pieces: int, x: float, y: float, off: float, on: float, kept: float) -> dict[str, Any]:
    return {
        "word": word,
        "x": significant(x),
        "y": significant(y),
        "misplaced": significant(off),
        "on": significant(on),
        "near": int(kept),
        "of": near,
        "pieces": pieces,
    }


def around(request: AroundRequest, recorded: Recording) -> list[dict[str, Any]]:
    """Of a map that is recorded: the true neighbours of some words. Errors: NotAllowedError, "of"."""
    words = recorded.labels["word"]
    place = {word: each for each, word in enumerate(words)}
    nearest, alike, here = (recorded.tape.tensors[name].value for name in ("nearest", "nearest_alike", "near_here"))
    told = []
    for word in _distinct(request.of):
        if word not in place:
            raise NotAllowedError(N_("this word is not on the map: {word}"), "of", word=repr(word))
        n = place[word]
        pairs = zip(nearest[n].astype(int).tolist(), alike[n].tolist(), here[n].tolist(), strict=True)
        near = [{"word": words[m], "similarity": significant(s), "index": m, "here": h > 0} for m, s, h in pairs]
        told.append({"word": word, "index": n, "near": near})
    return told
