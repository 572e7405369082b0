"""Words learn their places from the world's text, as frames."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from app.engine.skip_gram import beside_their_kind, learn
from app.trace.embedding_requests import LearnRequest
from app.trace.numbers import nested, significant
from app.world.animals import ADULTS, YOUNG
from app.world.countries import CAPITALS, COUNTRIES
from app.world.people import PEOPLE
from app.world.stories import stories
from app.world.things import THINGS
from app.world.verbs import VERBS

STORIES = 12_000
DIGITS = 4


@lru_cache(maxsize=1)
def families() -> dict[str, str]:
    """The word and its family; of a word in two families the first."""
    of = {
        "animals": [animal.name for animal in ADULTS],
        "young": [animal.name for animal in YOUNG],
        "people": [person.name for person in PEOPLE],
        "countries": [country.name for country in COUNTRIES],
        "capitals": [capital.name for capital in CAPITALS],
        "verbs": [verb.name for verb in VERBS],
        "things": [thing.name for thing in THINGS],
    }
    found: dict[str, str] = {}
    for family, names in of.items():
        for name in names:
            found.setdefault(name, family)
    return found


def frames(request: LearnRequest) -> Iterator[dict[str, Any]]:
    """The moment before any step, then one every so many; the last has done: true."""
    told = list(stories(np.random.default_rng([request.seed, 7]), STORIES))
    vocabulary = sorted({token for story in told for token in story})
    place = {token: at for at, token in enumerate(vocabulary)}
    shown = [(word, family) for word, family in families().items() if word in place]
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
