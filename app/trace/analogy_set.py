"""A set of well-known analogies, eight kinds of eight, on tape: how many does a model answer right?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.errors import NotAllowedError
from app.engine.library import Library, Opened
from app.engine.operation import Array
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.words_of_models import pieces_of
from app.trace.embedding_requests import AnalogiesRequest
from app.trace.embeddings import begun, ranked, recording
from app.trace.language import N_, _
from app.trace.recording import Recording

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
PARTS = ("from", "to", "third", "wanted")
Analogy = tuple[str, str, str, str, str]


def analogies() -> list[Analogy]:
    """(kind, a, b, c, expected)."""
    found = []
    for kind, pairs in PAIRS.items():
        both = [pair.split() for pair in pairs]
        found += [(kind, a, b, c, d) for (a, b), (c, d) in pairwise(both)]
    return found


def record_analogies(request: AnalogiesRequest, library: Library) -> Recording:
    """Every analogy answered now, the failures too, and how many were right.

    A word that falls into pieces is their mean, as elsewhere; an analogy with a word that the model was never taught is
    not asked: it is `missing`.
    """
    opened = library.open(request.model)
    whole = analogies()
    asked = [each for each in whole if _can_be_asked(opened, each)]
    tape, units, words, _own = begun(opened, *dict.fromkeys(word for _kind, *four in asked for word in four))
    place = {word: at for at, word in enumerate(words)}
    rows = np.array([[place[word] for word in four] for _kind, *four in asked], np.intp).reshape(-1, len(PARTS))
    groups = [[at for at, (kind, *_four) in enumerate(asked) if kind == each] for each in PAIRS]
    right = put_score(tape, units, rows, groups)
    answers = _answers(asked, words, tape, right.value) if asked else {}
    items = [answers.get(each) or _told(each) | {"missing": True} for each in whole]
    kinds = [_kind_told(at, kind, whole, items) for at, kind in enumerate(PAIRS)]
    counts = {"right": int(right.value.sum()), "of": len(asked), "missing": len(whole) - len(asked)}
    named = {"analogy": [_name(each) for each in asked], "kind": [_(kind) for kind in PAIRS]}
    return recording(request.model, tape, request, words, {"kinds": kinds} | counts, named)


def _can_be_asked(opened: Opened, analogy: Analogy) -> bool:
    _kind, *four = analogy
    try:
        return all(pieces_of(opened, word) for word in four)
    except NotAllowedError:
        return False


def put_score(tape: Tape, units: Tensor, rows: NDArray[np.intp], groups: Sequence[Sequence[int]]) -> Tensor:
    """units [word, d_model], rows [analogy, 4] of places in it -> 1 for each analogy that is answered right [analogy].

    As `put_analogy` does it with one. `groups` are the analogies of each kind.
    """
    columns: list[Any] = list(rows.T)
    ids = [tape.input(f"set_{name}_ids", each, ("analogy",)) for name, each in zip(PARTS, columns, strict=True)]
    a, b, c = (tape.embedding(units, each, f"set_{name}") for each, name in zip(ids[:3], PARTS, strict=False))
    end = tape.add(tape.subtract(b, a, "set_arrow"), c, "set_end")  # [analogy, d_model]
    alike = tape.similarity(tape.unit_length(end, "set_asked"), units, "set_similarities")  # [analogy, word]
    left = tape.leave_out(alike, [row[:3] for row in rows.tolist()], "set_allowed")
    right = tape.equals(tape.argmax(left, "set_answer"), ids[3], "set_right")
    tape.add_up(tape.tally(right, groups, "kind", "kind_right"), "score")
    return right


def _answers(asked: Sequence[Analogy], words: list[str], tape: Tape, right: Array) -> Mapping[Analogy, dict[str, Any]]:
    alike = tape.tensors["set_similarities"].value
    return {
        each: _told(each) | {"answers": ranked(words, row, each[1:4], TOLD), "right": bool(was), "index": at}
        for at, (each, row, was) in enumerate(zip(asked, alike, right, strict=True))
    }


def _told(analogy: Analogy) -> dict[str, Any]:
    _kind, a, b, c, expected = analogy
    return {"a": a, "b": b, "c": c, "expected": expected, "answers": [], "right": False, "missing": False}


def _name(analogy: Analogy) -> str:
    _kind, a, b, c, expected = analogy
    return f"{a} : {b} = {c} : {expected}"


def _kind_told(at: int, kind: str, whole: Sequence[Analogy], items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    own = [item for each, item in zip(whole, items, strict=True) if each[0] == kind]
    asked = [item for item in own if not item["missing"]]
    right = sum(item["right"] for item in asked)
    return {"kind": _(kind), "index": at, "right": right, "of": len(asked), "items": own}
