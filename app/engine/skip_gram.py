"""Skip-gram with negative sampling: words learn their places by telling true neighbours from words picked by chance.

    agreement(word, other) = Σ word·other + bias;   surprise = how wrong 1 / (1 + e^−agreement) is about each pair

Mikolov and others, Distributed Representations of Words and Phrases (2013): a word has one row as itself and another as
a neighbour; frequent words are passed over more often; chance words are picked by their count to the power of 3/4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.adam import AdamW
from app.engine.operation import Array
from app.engine.routine import routine
from app.engine.tape import Tape
from app.engine.tensor import Tensor

Whole = NDArray[Any]
WINDOW, NEGATIVES, BATCH, RATE = 4, 6, 512, 0.02
RARE = 2e-3
"""A word commoner than this share of the text is passed over so often that it is about as common."""
NAMES = ("words", "others", "bias")
AXES = {"words": "d_model", "others": "d_model", "bias": "one"}
"""The second axis of each table; the first are the words."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Words that were read [sample], and beside each [sample, 1 + NEGATIVES] a true neighbour, then words picked by
    chance."""

    words: Whole
    others: Whole


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """What has been learned after `step` updates: `words` [word, d], `others` [word, d], `bias` [word, 1]."""

    step: int
    tables: dict[str, Array]


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """Every (word, other) that stand within the window of each other: two rows of numbers [pair]; and how often."""

    words: Whole
    others: Whole
    counts: Whole


def read(texts: Sequence[Sequence[int]], d_vocab: int, rng: np.random.Generator, rare: float = RARE) -> Read:
    """What there is to learn from the texts."""
    words, others = neighbours(texts, d_vocab, rng, rare)
    return Read(words, others, np.bincount(others, minlength=d_vocab))


def picked(given: Read, count: int, rng: np.random.Generator) -> Pairs:
    """So many of the pairs, each with words picked by chance, the commoner the more often."""
    chance = given.counts**0.75
    return _picked(given, np.cumsum(chance / chance.sum()), count, rng)


def _picked(given: Read, upto: Array, count: int, rng: np.random.Generator) -> Pairs:
    """`upto` adds the chances of the words up."""
    chosen = rng.integers(len(given.words), size=count)
    wrong = np.minimum(np.searchsorted(upto, rng.random((count, NEGATIVES))), upto.size - 1)
    return Pairs(given.words[chosen], np.concatenate([given.others[chosen][:, None], wrong], axis=1))


def among(given: Read, rows: Whole) -> Read:
    """The pairs of which both are among `rows` [row], numbered by their place in it."""
    place = np.full(given.counts.size, -1)
    place[rows] = np.arange(rows.size)
    both = (place[given.words] >= 0) & (place[given.others] >= 0)
    return Read(place[given.words[both]], place[given.others[both]], given.counts[rows])


def neighbours(
    texts: Sequence[Sequence[int]], d_vocab: int, rng: np.random.Generator, rare: float = RARE
) -> tuple[Whole, Whole]:
    """Every (word, other) that stand within the window of each other: two rows of numbers [pair]."""
    counts = np.bincount([each for text in texts for each in text], minlength=d_vocab)
    share = np.maximum(counts / counts.sum(), 1e-12)
    kept = np.minimum(1.0, np.sqrt(rare / share))  # how often each word is not passed over
    pairs: list[tuple[int, int]] = []
    for text in texts:
        left = [each for each in text if rng.random() < kept[each]]
        for at, word in enumerate(left):
            pairs += [(word, other) for other in (*left[max(0, at - WINDOW) : at], *left[at + 1 : at + 1 + WINDOW])]
    both = np.array(pairs).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def learn(given: Read, dimensions: int, steps: int, every: int, rng: np.random.Generator) -> Iterator[Moment]:
    """The moment before any step, then one every so many, the last at the end. The same seed, the same places."""
    chance = given.counts**0.75
    upto = np.cumsum(chance / chance.sum())
    tables = _first(given.counts.size, dimensions, rng)
    row = np.concatenate([tables[name] for name in NAMES], axis=None)
    adam, views = AdamW(row), _views(row, tables)
    update = _recorded(views)
    yield Moment(0, {name: view.copy() for name, view in views.items()})
    for step in range(1, steps + 1):
        pairs = _picked(given, upto, BATCH, rng)
        grads = update(pairs.words, pairs.others, *views.values())
        adam.update(row, np.concatenate(grads, axis=None), RATE * (1.0 - 0.9 * step / steps))
        if step % every == 0 or step == steps:
            yield Moment(step, {name: view.copy() for name, view in views.items()})


def _first(d_vocab: int, dimensions: int, rng: np.random.Generator) -> dict[str, Array]:
    shapes = {"words": (d_vocab, dimensions), "others": (d_vocab, dimensions), "bias": (d_vocab, 1)}
    return {
        name: (rng.normal(0.0, 0.1, shape) if name != "bias" else np.zeros(shape)) for name, shape in shapes.items()
    }


def _views(row: Array, like: dict[str, Array]) -> dict[str, Array]:
    views, start = {}, 0
    for name in NAMES:
        views[name] = row[start : start + like[name].size].reshape(like[name].shape)
        start += like[name].size
    return views


def put_surprise(tape: Tape, tables: Mapping[str, Array], pairs: Pairs, at: str = "") -> dict[str, Tensor]:
    """How wrong the tables are about the pairs: `loss`, in nats a word. `at` goes before every name.

    Returns the tables as they stand on the tape.
    """
    placed = {name: tape.parameter(f"{at}{name}", tables[name], ("word", AXES[name])) for name in NAMES}
    target = np.zeros(pairs.others.shape)
    target[:, 0] = 1.0  # the first is the true neighbour
    ids = tape.input(f"{at}word_ids", pairs.words, ("sample",))
    others = tape.input(f"{at}other_ids", pairs.others, ("sample", "other"))
    rows = tape.embedding(placed["words"], ids, f"{at}word_rows")  # [sample, d_model]
    beside = tape.embedding(placed["others"], others, f"{at}other_rows")  # [sample, other, d_model]
    bias = tape.embedding(placed["bias"], others, f"{at}other_bias")  # [sample, other, 1]
    agreed = tape.agreement(rows, beside, bias, f"{at}agreement")  # [sample, other]
    tape.sigmoid_cross_entropy(agreed, tape.input(f"{at}target", target, ("sample", "other")), f"{at}loss")
    return placed


def _recorded(tables: dict[str, Array]) -> Callable[..., tuple[Array, ...]]:
    """(words [sample], others [sample, other], tables) -> a gradient a table, as a routine."""
    tape = Tape(checked=False)
    shape = (1, 1 + NEGATIVES)
    put_surprise(tape, tables, Pairs(np.zeros(1, np.intp), np.zeros(shape, np.intp)))
    tape.gradient("loss")
    again = routine(tape, ["word_ids", "other_ids", "target", *NAMES], [f"grad_{name}" for name in NAMES])
    wanted = np.repeat(tape.tensors["target"].value, BATCH, axis=0)
    return lambda word, shown, *views: again(word, shown, wanted, *views)


def put_families(tape: Tape, places: Tensor, kinds: Sequence[int], at: str = "") -> tuple[Tensor, Tensor]:
    """`share`: the share of the words [word, d] whose nearest other one is of their family; `chance`: the same, were
    the nearest any other. `kinds`: the family of each, as a number."""
    own = tape.input(f"{at}kinds", np.array(kinds, dtype=float), ("word",))
    nearest = tape.nearest_point(places, f"{at}nearest_point")
    share = tape.mean(tape.same_kind(own, nearest, f"{at}same_kind"), f"{at}share")
    return share, tape.mean(tape.kin_share(own, f"{at}kin"), f"{at}chance")
