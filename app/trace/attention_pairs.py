"""Do the two meanings of a word part? Every pair of sentences through one model, computed when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app.engine.attention_pairs import PAIRS, Pair
from app.engine.library import Library
from app.trace.attention_path import record_path
from app.trace.attention_requests import PairsRequest, PathRequest
from app.trace.numbers import significant
from app.trace.transformer import read_text


def pairs(request: PairsRequest, library: Library) -> Iterator[dict[str, Any]]:
    """A line a pair; the last has `done`, and the figures of all.

    A pair is told apart where the word leans further to its own meaning's poles than in the partner sentence; a
    sentence is outright where it leans to its own poles at all. `parts` is the number of layers after which it is told
    apart and stays so, one at least: before the layers the same word differs by its place alone.
    """
    told = []
    for at, pair in enumerate(PAIRS):
        told.append(_pair(at, pair, request.model, library))
        yield told[-1]
    yield summary(told)


def summary(told: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of all pairs."""
    sentences = [outright for each in told for outright in each["outright"]]
    parts = [each["parts"] for each in told]
    depths = len(told[0]["leans"][0]) if told else 0
    gaps = [[each["leans"][0][depth] - each["leans"][1][depth] for each in told] for depth in range(depths)]
    return {
        "done": True,
        "pairs": len(told),
        "words": len({each["word"] for each in told}),
        "apart": sum(each["apart"] for each in told),
        "outright": sum(sentences),
        "sentences": len(sentences),
        "parts": [sum(part == depth for part in parts) for depth in range(depths)],
        "apart_after": [sum(gap > 0 for gap in row) for row in gaps],
        "mean_gap": [significant(sum(row) / len(row), 4) for row in gaps],
    }


def _pair(at: int, pair: Pair, model: str, library: Library) -> dict[str, Any]:
    leans, tokens = [], []
    for text in pair.sentences:
        places = word_places(pair.word, text, model, library)
        request = PathRequest(model=model, text=text, token=places, poles=[list(pole) for pole in pair.poles])
        leans.append([float(lean) for lean in record_path(request, library).result["lean"]])
        tokens.append(places)
    gaps = [one - other for one, other in zip(*leans, strict=True)]
    return {
        "pair": at,
        "word": pair.word,
        "poles": [list(pole) for pole in pair.poles],
        "sentences": list(pair.sentences),
        "tokens": tokens,
        "leans": leans,
        "apart": gaps[-1] > 0,
        "outright": [leans[0][-1] > 0, leans[1][-1] < 0],
        "parts": parted_after(gaps),
    }


def parted_after(gaps: Sequence[float]) -> int | None:
    """The number of layers after which the gap stays above 0; none counts before the first: there it is the place's."""
    return next((depth for depth in range(1, len(gaps)) if all(gap > 0 for gap in gaps[depth:])), None)


def word_places(word: str, text: str, model: str, library: Library) -> list[int]:
    """The places of the tokens that the word is made of, where it stands first."""
    read, tokens = read_text(library.open(model), text)
    start = read.lower().index(word)
    while not _whole(read.lower(), start, word):
        start = read.lower().index(word, start + 1)
    end = start + len(word)
    return [at for at, token in enumerate(tokens) if token["start"] < end and token["end"] > start]


def _whole(text: str, start: int, word: str) -> bool:
    around = text[max(0, start - 1) : start] + text[start + len(word) : start + len(word) + 1]
    return not any(letter.isalpha() for letter in around)
