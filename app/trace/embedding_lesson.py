"""Words learn their places from the world's text, as frames."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from app.engine.skip_gram import beside_their_kind, learn
from app.trace.embedding_requests import LearnRequest
from app.trace.numbers import nested, significant
from app.world.families import families
from app.world.stories import stories

STORIES = 12_000
DIGITS = 4


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
    """The moment before any step, then one every so many; the last has done: true."""
    told = list(stories(np.random.default_rng([request.seed, 7]), STORIES))
    vocabulary = sorted({token for story in told for token in story})
    place = {token: at for at, token in enumerate(vocabulary)}
    shown = [(word, family) for word, family in kinds_of_words().items() if word in place]
    rows, kinds = [place[word] for word, _family in shown], [family for _word, family in shown]
    share = np.array([kinds.count(kind) / len(kinds) for kind in set(kinds)])
    texts = [[place[token] for token in story] for story in told]
    for moment in learn(texts, len(vocabulary), request.dimensions, request.steps, request.every, request.seed):
        places = moment.places[rows]
        flat = nested(places[:, :2].astype(float), DIGITS)
        frame = {
            "step": moment.step,
            "loss": significant(moment.loss),
            "dimensions": request.dimensions,
            "points": [
                {"word": word, "family": family, "x": x, "y": y}
                for (word, family), (x, y) in zip(shown, flat, strict=True)
            ],
            "agreement": significant(beside_their_kind(places, kinds)),
            "chance": significant(float(np.sum(share**2))),
        }
        yield frame | {"done": True} if moment.step == request.steps else frame
