"""What the operations of the tokenizers are tried on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from app.engine.operations.plain import AS_IT_STANDS
from app.engine.tokenizers.bert_normalise import Normaliser
from app.engine.tokenizers.pieces import pieces_of
from tests.engine.operation_case import Arrays, Case, Shape

PLACES = range(4)
"""The numbers that are drawn as places: they stand for ids, or for bytes."""
SINGLE = [(each, bytes([each])) for each in PLACES]
PAIRS = pieces_of([*SINGLE, *((4 + 4 * left + right, bytes([left, right])) for left in PLACES for right in PLACES)])
"""Four pieces, and each two of them joined."""
SOME = pieces_of([(7, b"\0"), (8, b"\1\2"), (9, b"\1\1\1")])
"""A vocabulary that lacks most."""


def _index(shape: Shape) -> st.SearchStrategy[tuple[int, ...]]:
    return st.tuples(*(st.integers(0, size - 1) for size in shape))


def _merges(arrays: Arrays) -> st.SearchStrategy[dict[str, Any]]:
    left, right = arrays
    return st.fixed_dictionaries(
        {"left_at": _index(left.shape), "right_at": _index(right.shape), "pieces": st.just(PAIRS)}
    )


def _spans(arrays: Arrays) -> st.SearchStrategy[dict[str, Any]]:
    size = arrays[0].size
    span = st.integers(0, size - 1).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, size)))
    return st.fixed_dictionaries(
        {
            "spans": st.lists(span, min_size=size, max_size=size),
            "pieces": st.just(SOME),
            "unknown": st.just(0),
            "axis": st.just("in"),
        }
    )


def _line(arrays: Arrays) -> st.SearchStrategy[dict[str, Any]]:
    size = arrays[0].shape[-1]
    place = st.integers(0, len(arrays) - 1).flatmap(
        lambda part: st.tuples(st.just(part), _index(arrays[part].shape)),
    )
    return st.fixed_dictionaries({"places": st.lists(place, min_size=size, max_size=size), "axis": st.just("in")})


def _letters(arrays: Arrays) -> st.SearchStrategy[dict[str, Any]]:
    """Bytes from 0 to 3 are letters of one byte that nobody can see; they stand as they are."""
    size = arrays[0].size
    letter = st.integers(0, size - 1).map(lambda place: (place, place + 1, AS_IT_STANDS))
    return st.fixed_dictionaries(
        {
            "letters": st.lists(letter, min_size=size, max_size=size),
            "normaliser": st.just(Normaliser()),
            "axis": st.just("in"),
        }
    )


def _cuts(arrays: Arrays) -> st.SearchStrategy[dict[str, Any]]:
    size = arrays[0].size
    vocab = {"?": 7, "\0": 8, "##\0": 9, "\1\2": 10}
    span = st.integers(0, size - 1).flatmap(
        lambda start: st.integers(start + 1, size).map(lambda end: {"start": start, "end": end})
    )
    return st.tuples(span, st.sampled_from(["", "##"])).map(
        lambda drawn: {**drawn[0], "stop": size, "before": drawn[1], "vocab": vocab, "unknown": "?"}
    )


TOKEN_CASES: Mapping[str, Case] = {
    "merge": Case(lambda lead, d_in, _d_out: (((*lead, d_in), "place"),) * 2, options=_merges),
    "look_up": Case(
        lambda _lead, d_in, _d_out: (((d_in,), "place"),), options=_spans, dims=lambda _leads, _arrays: (("in",),)
    ),
    "plain": Case(
        lambda _lead, d_in, _d_out: (((d_in,), "place"),), options=_letters, dims=lambda _leads, _arrays: (("in",),)
    ),
    "piece": Case(
        lambda _lead, d_in, _d_out: (((d_in,), "place"),), options=_cuts, dims=lambda _leads, _arrays: (("in",),)
    ),
    "line_up": Case(lambda lead, d_in, d_out: (((*lead, d_in), "real"),) * d_out, options=_line),
}
