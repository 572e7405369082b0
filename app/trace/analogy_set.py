"""A set of well-known analogies, eight kinds of eight: how many does a model answer right?"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from app.engine.library import Library
from app.engine.tape import Tape
from app.engine.words_of_models import words_of
from app.trace.embedding_requests import AnalogiesRequest
from app.trace.embeddings import put_units, ranked
from app.trace.language import N_, _

PAIRS: dict[str, tuple[str, ...]] = {
    N_("young"): ("dog puppy", "cat kitten", "cow calf", "horse foal", "sheep lamb", "bear cub", "deer fawn", "goose gosling", "hen chick"),
    N_("woman"): ("man woman", "king queen", "boy girl", "uncle aunt", "brother sister", "son daughter", "father mother", "actor actress", "prince princess"),
    N_("capital"): ("france paris", "italy rome", "spain madrid", "japan tokyo", "russia moscow", "egypt cairo", "greece athens", "finland helsinki", "china beijing"),
    N_("past"): ("walk walked", "play played", "sing sang", "run ran", "write wrote", "see saw", "take took", "give gave", "drink drank"),
    N_("plural"): ("cat cats", "tree trees", "house houses", "child children", "man men", "foot feet", "city cities", "book books", "dog dogs"),
    N_("opposite"): ("hot cold", "big small", "rich poor", "happy sad", "fast slow", "good bad", "high low", "young old", "strong weak"),
    N_("comparative"): ("big bigger", "small smaller", "fast faster", "good better", "bad worse", "old older", "high higher", "strong stronger", "long longer"),
    N_("nationality"): ("france french", "italy italian", "spain spanish", "japan japanese", "russia russian", "germany german", "china chinese", "greece greek", "sweden swedish"),
}  # fmt: skip
"""Of each two neighbours an analogy is made: dog is to puppy as cat is to kitten."""
TOLD = 5


def analogies() -> list[tuple[str, str, str, str, str]]:
    """(kind, a, b, c, expected)."""
    found = []
    for kind, pairs in PAIRS.items():
        both = [pair.split() for pair in pairs]
        found += [(kind, a, b, c, d) for (a, b), (c, d) in pairwise(both)]
    return found


def score(request: AnalogiesRequest, library: Library) -> dict[str, Any]:
    """Every analogy answered now, the failures too. A word that falls into pieces is their mean, as elsewhere; an
    analogy with a word that the model was never taught is `missing`."""
    opened = library.open(request.model)
    asked_for = [word for _kind, *four in analogies() for word in four]
    known = (word for word in asked_for if opened.known is None or word in opened.known)
    words = list(dict.fromkeys([*words_of(opened), *known]))
    tape = Tape(recording=False, checked=False)
    units, _pieces = put_units(tape, opened, words)
    place = {word: at for at, word in enumerate(words)}
    kinds: dict[str, list[dict[str, Any]]] = {}
    for kind, *given in analogies():
        kinds.setdefault(kind, []).append(_item(given, words, place, units.value))
    items = [item for each in kinds.values() for item in each]
    asked = [item for item in items if not item["missing"]]
    return {
        "kinds": [{"kind": _(kind), "items": each} for kind, each in kinds.items()],
        "right": sum(item["right"] for item in asked),
        "of": len(asked),
        "missing": len(items) - len(asked),
    }


def _item(given: list[str], words: list[str], place: dict[str, int], units: Any) -> dict[str, Any]:
    a, b, c, expected = given
    told: dict[str, Any] = {"a": a, "b": b, "c": c, "expected": expected, "answers": [], "right": False}
    if any(word not in place for word in given):
        return told | {"missing": True}
    end = units[place[b]] - units[place[a]] + units[place[c]]
    similarities = units @ (end / np.linalg.norm(end))  # as put_analogy, for many at once
    answers = ranked(words, similarities, (a, b, c), TOLD)
    return told | {"answers": answers, "right": answers[0]["word"] == expected, "missing": False}
