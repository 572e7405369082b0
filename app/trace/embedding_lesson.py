"""Words learn their places from the world's text: as frames, and one moment of it on tape.

A frame brings along all that its figures are made of: the numbers of the words that are shown. Sent back, they are the
whole request of the moment's trace. Nothing is kept on the server.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from app.engine.skip_gram import Moment, Pairs, among, learn, picked, put_families, put_surprise, read
from app.engine.tape import Tape
from app.trace.embedding_requests import LearnRequest, MomentRequest, Tried
from app.trace.numbers import nested, significant
from app.trace.recording import Recording
from app.world.families import families
from app.world.stories import stories

STORIES = 12_000
DIGITS = 6
TRIED = 64
"""So many pairs of the words that are shown are tried at every moment, always the same."""
AT = "lesson."
"""Before the names of all that stands on the tape of a moment."""
SHOWN = ("animals", "young", "people", "countries", "capitals", "verbs", "things")


@lru_cache(maxsize=1)
def kinds_of_words() -> dict[str, str]:
    """Each word with its family; of a word in two families the first."""
    found: dict[str, str] = {}
    for family in SHOWN:
        for word in families()[family]:
            found.setdefault(word, family)
    return found


def frames(request: LearnRequest) -> Iterator[dict[str, Any]]:
    """The moment before any step, then one every so many; the last has done: true. The first tells which pairs are
    `tried`."""
    told = list(stories(np.random.default_rng([request.seed, 7]), STORIES))
    vocabulary = sorted({token for story in told for token in story})
    place = {token: at for at, token in enumerate(vocabulary)}
    shown = {word: family for word, family in kinds_of_words().items() if word in place}
    rows, rng = np.array([place[word] for word in shown]), np.random.default_rng(request.seed)
    given = read([[place[token] for token in story] for story in told], len(vocabulary), rng)
    pairs = picked(among(given, rows), TRIED, np.random.default_rng([request.seed, 1]))
    tried = Tried(words=pairs.words.tolist(), others=pairs.others.tolist())
    for moment in learn(given, request.dimensions, request.steps, request.every, rng):
        frame = _frame(moment, shown, rows, tried)
        if moment.step == 0:
            frame["tried"] = tried.model_dump()
        yield frame | {"done": True} if moment.step == request.steps else frame


def _frame(moment: Moment, shown: dict[str, str], rows: Any, tried: Tried) -> dict[str, Any]:
    """Its figures are reckoned from the numbers that are told, as the trace of the moment does."""
    tables = {name: nested(table[rows].astype(float), DIGITS) for name, table in moment.tables.items()}
    tables["bias"] = [each for [each] in tables["bias"]]
    asked = MomentRequest(names=list(shown), families=list(shown.values()), tried=tried, **tables)
    figures = figures_of(put_moment(asked))
    points = [
        {"word": word, "family": family, "x": at[0], "y": at[1]}
        for (word, family), at in zip(shown.items(), tables["words"], strict=True)
    ]
    return {"step": moment.step, "dimensions": len(tables["words"][0]), "points": points, **figures, "tables": tables}


def put_moment(request: MomentRequest) -> Tape:
    """The surprise about the pairs that are tried, and who lies beside their own family."""
    tape = Tape()
    tables = {"words": np.array(request.words), "others": np.array(request.others)}
    tables["bias"] = np.array(request.bias)[:, None]  # [word] -> [word, 1]
    tried = Pairs(np.array(request.tried.words, np.intp), np.array(request.tried.others, np.intp))
    placed = put_surprise(tape, tables, tried, AT)
    numbered = {family: number for number, family in enumerate(dict.fromkeys(request.families))}
    put_families(tape, placed["words"], [numbered[family] for family in request.families], AT)
    return tape


def figures_of(tape: Tape) -> dict[str, float]:
    """What is said of a moment."""
    told = (("loss", "loss"), ("agreement", "share"), ("chance", "chance"))
    return {name: significant(float(tape.tensors[f"{AT}{tensor}"].value)) for name, tensor in told}


def record_moment(request: MomentRequest) -> Recording:
    """One moment, from the numbers of its words. `result`: loss, agreement, chance."""
    tape = put_moment(request)
    labels: dict[str, Sequence[str]] = {
        "word": request.names,
        "sample": [request.names[each] for each in request.tried.words],
    }
    return Recording("skip-gram", tape, request.model_dump(), labels, {**figures_of(tape)})
