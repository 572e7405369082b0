"""Skip-gram with negative sampling: words learn their places by telling true neighbours from words picked by chance.

    agreement(word, other) = Σ word·other + bias;   surprise = how wrong 1 / (1 + e^−agreement) is about each pair

Mikolov and others, Distributed Representations of Words and Phrases (2013): a word has one row as itself and another as
a neighbour; frequent words are passed over more often; chance words are picked by their count to the power of 3/4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.adam import AdamW
from app.engine.operation import Array
from app.engine.routine import routine
from app.engine.tape import Tape

Whole = NDArray[Any]
WINDOW, NEGATIVES, BATCH, RATE = 4, 6, 512, 0.02
RARE = 2e-3
"""A word commoner than this share of the text is passed over so often that it is about as common."""
NAMES = ("words", "others", "bias")


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """The places of all words [word, d] after `step` updates, and the surprise of late in nats a pair."""

    step: int
    loss: float
    places: Array


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


def learn(
    texts: Sequence[Sequence[int]],
    d_vocab: int,
    dimensions: int,
    steps: int,
    every: int,
    seed: int,
    rare: float = RARE,
) -> Iterator[Moment]:
    """The moment before any step, then one every so many, the last at the end. The same seed, the same places."""
    rng = np.random.default_rng(seed)
    word, other = neighbours(texts, d_vocab, rng, rare)
    chance = np.bincount(other, minlength=d_vocab) ** 0.75
    upto = np.cumsum(chance / chance.sum())
    tables = _first(d_vocab, dimensions, rng)
    row = np.concatenate([tables[name] for name in NAMES], axis=None)
    adam, views = AdamW(row), _views(row, tables)
    update = _recorded(views)
    smooth = 0.0
    yield Moment(0, float(np.log(2.0) * (1 + NEGATIVES)), views["words"].copy())
    for step in range(1, steps + 1):
        chosen = rng.integers(len(word), size=BATCH)
        wrong = np.minimum(np.searchsorted(upto, rng.random((BATCH, NEGATIVES))), d_vocab - 1)
        shown = np.concatenate([other[chosen][:, None], wrong], axis=1)  # [sample, 1 + NEGATIVES]
        loss, *grads = update(word[chosen], shown, *views.values())
        smooth = float(loss) if step == 1 else 0.98 * smooth + 0.02 * float(loss)
        adam.update(row, np.concatenate(grads, axis=None), RATE * (1.0 - 0.9 * step / steps))
        if step % every == 0 or step == steps:
            yield Moment(step, smooth, views["words"].copy())


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


def _recorded(tables: dict[str, Array]) -> Callable[..., tuple[Array, ...]]:
    """(words [sample], others [sample, other], tables) -> (surprise a word, a gradient a table), as a routine."""
    tape = Tape(checked=False)
    placed = {name: tape.parameter(name, tables[name], ("d_vocab", "d_model")) for name in NAMES}
    target = np.zeros((1, 1 + NEGATIVES))
    target[:, 0] = 1.0  # the first is the true neighbour
    ids = tape.input("word_ids", np.zeros(1, np.intp), ("sample",))
    others = tape.input("other_ids", np.zeros((1, 1 + NEGATIVES), np.intp), ("sample", "other"))
    rows = tape.embedding(placed["words"], ids, "word_rows")  # [sample, d_model]
    beside = tape.embedding(placed["others"], others, "other_rows")  # [sample, other, d_model]
    bias = tape.embedding(placed["bias"], others, "other_bias")  # [sample, other, 1]
    agreed = tape.agreement(rows, beside, bias, "agreement")  # [sample, other]
    tape.sigmoid_cross_entropy(agreed, tape.input("target", target, ("sample", "other")), "loss")
    tape.gradient("loss")
    again = routine(tape, ["word_ids", "other_ids", "target", *NAMES], ["loss", *(f"grad_{name}" for name in NAMES)])
    wanted = np.repeat(target, BATCH, axis=0)
    return lambda word, shown, *views: again(word, shown, wanted, *views)


def beside_their_kind(places: Array, families: Sequence[str]) -> float:
    """[word, d] and the family of each: the share of words whose nearest other word is of their family."""
    apart = np.sum((places[:, None] - places[None]) ** 2, axis=-1)  # [word, word]
    np.fill_diagonal(apart, np.inf)
    kind = np.array(families)
    return float(np.mean(kind[np.argmin(apart, axis=1)] == kind))
