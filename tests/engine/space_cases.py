"""What the operations that look over the whole space of the pixel network are tried on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from hypothesis import strategies as st

from tests.engine.operation_case import Arrays, Case, Shape, Torch


def _row(_lead: Shape, d_in: int, _d_out: int) -> tuple[tuple[Shape, str], ...]:
    return (((d_in,), "place"),)


def _neighbours(arrays: Arrays) -> st.SearchStrategy[dict[str, Any]]:
    place = st.integers(0, arrays[0].size - 1)
    places = st.lists(place, min_size=1, max_size=5)
    return st.fixed_dictionaries({"here": place, "neighbours": places, "axis": st.just("near")})


def _of_four(_arrays: Arrays) -> st.SearchStrategy[dict[str, Any]]:
    return st.just({"of": 4, "axis": "kind"})


def _counted(answers: Torch, of: int, axis: str) -> Torch:
    return torch.bincount(answers.reshape(-1).long(), minlength=of).double()


SPACE_CASES: Mapping[str, Case] = {
    "tanh_slope": Case(lambda lead, d_in, _d_out: (((*lead, d_in), "real"),), lambda post: 1 - post**2),
    "relu_slope": Case(lambda lead, d_in, _d_out: (((*lead, d_in), "real"),), lambda post: (post > 0).double()),
    "sigmoid_slope": Case(lambda lead, d_in, _d_out: (((*lead, d_in), "real"),), lambda post: post - post**2),
    "count_each": Case(lambda lead, d_in, _d_out: (((*lead, d_in), "place"),), _counted, _of_four),
    "gap": Case(
        lambda lead, d_in, _d_out: (((), "real"), ((*lead, d_in), "real")),
        lambda number, others, at: (number - others[at]).abs(),
        lambda arrays: st.fixed_dictionaries({"at": st.tuples(*(st.integers(0, n - 1) for n in arrays[1].shape))}),
        lambda leads, _arrays: ((), (*leads, "in")),
    ),
    "at_limit": Case(
        lambda lead, d_in, d_out: (((*lead, d_in), "real"), ((d_out,), "real")),
        lambda *weights, limit: torch.cat([each.abs().reshape(-1) >= limit for each in weights]).double().mean(),
        lambda _arrays: st.fixed_dictionaries({"limit": st.floats(0.1, 2.0)}),
        lambda leads, _arrays: ((*leads, "in"), ("out",)),
    ),
    "rises": Case(
        lambda _lead, d_in, _d_out: (((d_in + 1,), "real"),),
        lambda numbers, axis: (numbers.diff() > 0).double(),
        lambda _arrays: st.just({"axis": "rise"}),
        lambda *_: (("moment",),),
    ),
    "fall": Case(
        lambda _lead, d_in, _d_out: (((d_in + 1,), "scale"),),
        lambda numbers: (numbers[0] - numbers[-1]) / numbers[0],
        dims=lambda *_: (("moment",),),
    ),
    "flipped": Case(
        _row,
        lambda answers, here, neighbours, axis: (answers[neighbours] != answers[here]).double(),
        _neighbours,
        lambda *_: (("n",),),
    ),
    "pixels_apart": Case(
        lambda _lead, d_in, d_out: (((d_out, d_in), "real"), ((3, d_in), "real")),
        lambda pictures, examples: torch.cdist(pictures, examples, p=1) / 2,
        dims=lambda *_: (("n", "pixel"), ("m", "pixel")),
    ),
    "claimed": Case(
        lambda _lead, d_in, d_out: (((d_out, d_in), "place"), ((d_in,), "place")),
        dims=lambda *_: (("n", "m"), ("m",)),
    ),
}
