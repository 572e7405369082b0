"""follow: some words, taken out of the stream before the first layer and after each one: their paths, side by side.

A word of several tokens is followed as the mean of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total

Word = tuple[tuple[int, ...], int | None, tuple[int, ...]]
"""Which of the streams are those of the word, depth by depth; which sample of them, None where there are none; and the
places of its tokens."""


def forward(*streams: Array, words: Sequence[Word], axis: str) -> Array:
    """Streams [..., pos, d_model] -> [axis, depth, d_model]."""
    return np.stack(
        [
            np.stack([_own(streams[stream], sample)[list(places)].mean(axis=0) for stream in depths])
            for depths, sample, places in words
        ]
    )


def _own(stream: Array, sample: int | None) -> Array:
    own: Array = stream if sample is None else stream[sample]
    return own


def explain(index: Index, value: Array, *streams: Array, words: Sequence[Word], axis: str) -> Explanation:
    """The number of the stream; of several tokens, the sum of equal shares."""
    word, depth, d = index
    depths, sample, places = words[word]
    stream, share = depths[depth], 1.0 / len(places)
    lead = () if sample is None else (sample,)
    terms = []
    for place in places:
        at = (*lead, place, d)
        number = float(streams[stream][at])
        terms.append(
            Term(stream, at, number, number) if share == 1.0 else Term(stream, at, number, number * share, share)
        )
    return Explanation("taken from the stream, the mean of its tokens", tuple(terms), total)


FOLLOW = Operation("follow", forward, explain, lambda *streams, axis, **_options: (axis, "depth", streams[0][-1]))
