"""What the operations on embeddings are tried on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from hypothesis import strategies as st

from tests.engine.operation_case import Arrays, Case, Torch

ROWS = 3
"""More rows than any option asks for."""


def _spans(arrays: Arrays) -> st.SearchStrategy[dict[str, Any]]:
    size = arrays[0].shape[0]
    span = st.integers(0, size - 1).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, size)))
    # as many means as rows, so that the new axis has the size of the old
    return st.fixed_dictionaries({"spans": st.lists(span, min_size=size, max_size=size), "axis": st.just("row")})


def _average(rows: Torch, spans: Any, axis: str) -> Torch:
    return torch.stack([rows[start:end].mean(dim=0) for start, end in spans])


def _unit(rows: Torch) -> Torch:
    return rows / torch.linalg.vector_norm(rows, dim=-1, keepdim=True)


def _left_out(arrays: Arrays) -> st.SearchStrategy[dict[str, Any]]:
    rows, size = arrays[0].shape
    places = st.lists(st.integers(0, size - 1), min_size=0, max_size=2).map(tuple)
    return st.fixed_dictionaries({"without": st.lists(places, min_size=rows, max_size=rows)})


def _without(scores: Torch, without: Any) -> Torch:
    left = scores.clone()
    for row, places in enumerate(without):
        left[row, list(places)] = -torch.inf
    return left


def _groups(arrays: Arrays) -> st.SearchStrategy[dict[str, Any]]:
    group = st.lists(st.integers(0, arrays[0].size - 1), min_size=1, max_size=3, unique=True).map(tuple)
    return st.fixed_dictionaries({"groups": st.lists(group, min_size=1, max_size=3), "axis": st.just("row")})


def _row(_leads: tuple[str, ...], arrays: Arrays) -> tuple[tuple[str, ...], ...]:
    return (("row",),) * len(arrays)


def _rows_dims(_leads: tuple[str, ...], _arrays: Arrays) -> tuple[tuple[str, ...], ...]:
    return (("row", "in"),)


def _plane_dims(_leads: tuple[str, ...], arrays: Arrays) -> tuple[tuple[str, ...], ...]:
    return ("row", "in"), ("row",), ("row",)


EMBEDDING_CASES: Mapping[str, Case] = {
    "average": Case(lambda _lead, d_in, d_out: (((d_out, d_in), "real"),), _average, _spans, _rows_dims),
    "unit_length": Case(lambda lead, d_in, _d_out: (((*lead, d_in), "real"),), _unit),
    "subtract": Case(
        lambda lead, d_in, d_out: (((*lead, d_in), "real"), ((*lead[d_out % (len(lead) + 1) :], d_in), "real")),
        torch.sub,
        dims=lambda leads, arrays: ((*leads, "in"), (*leads[len(leads) + 1 - arrays[1].ndim :], "in")),
    ),
    "similarity": Case(
        lambda lead, d_in, d_out: (((*lead, d_in), "real"), ((d_out, d_in), "real")),
        lambda left, right: left @ right.T,
        dims=lambda leads, _: ((*leads, "in"), ("row", "in")),
    ),
    "centroid": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"),),
        lambda rows: rows.reshape(-1, rows.shape[-1]).mean(dim=0),
    ),
    "principal": Case(
        lambda _lead, d_in, d_out: (((d_in + d_out + ROWS, d_in), "spread"),),
        options=lambda _arrays: st.fixed_dictionaries({"which": st.just(0)}),
        dims=_rows_dims,
    ),
    "along": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"), ((d_in,), "real")),
        lambda rows, axis: rows @ axis,
        dims=lambda leads, _: ((*leads, "in"), ("in",)),
    ),
    "straighten": Case(
        lambda _lead, d_in, _d_out: (((d_in,), "real"), ((d_in,), "share")),
        lambda axis, other: axis - (axis @ other) * other,
        dims=lambda _leads, _: (("in",), ("in",)),
    ),
    "off_plane": Case(
        lambda _lead, d_in, d_out: (((d_out, d_in), "scale"), ((d_out,), "share"), ((d_out,), "share")),
        dims=_plane_dims,
    ),
    "nearest": Case(
        lambda _lead, d_in, d_out: (((ROWS + d_out, d_in), "real"),),
        options=lambda _arrays: st.fixed_dictionaries({"k": st.integers(1, ROWS)}),
        dims=_rows_dims,
    ),
    "nearest_alike": Case(
        lambda _lead, d_in, d_out: (((ROWS + d_out, d_in), "real"), ((ROWS + d_out, 2), "place")),
        dims=lambda _leads, _: (("row", "in"), ("row", "rank")),
    ),
    "on_plane": Case(
        lambda _lead, _d_in, d_out: (((d_out,), "real"), ((d_out,), "real"), ((d_out,), "real")),
        dims=lambda _leads, _: (("row",), ("row",), ("row",)),
    ),
    "plane_share": Case(
        lambda _lead, _d_in, d_out: (((d_out,), "real"), ((d_out,), "real"), ((d_out,), "real")),
        dims=lambda _leads, _: (("row",), ("row",), ("row",)),
    ),
    "near_here": Case(
        lambda _lead, _d_in, d_out: (
            ((ROWS + d_out,), "real"),
            ((ROWS + d_out,), "real"),
            ((ROWS + d_out, 2), "place"),
        ),
        dims=lambda _leads, _: (("row",), ("row",), ("row", "rank")),
    ),
    "stack": Case(
        lambda _lead, d_in, d_out: (((d_in,), "real"),) * d_out,
        lambda *rows, axis: torch.stack(rows),
        lambda _arrays: st.just({"axis": "row"}),
        lambda _leads, arrays: (("in",),) * len(arrays),
    ),
    "leave_out": Case(lambda _lead, d_in, d_out: (((d_out, d_in), "real"),), _without, _left_out, _rows_dims),
    "tally": Case(
        lambda _lead, d_in, _d_out: (((d_in,), "real"),),
        lambda numbers, groups, axis: torch.stack([numbers[list(group)].sum() for group in groups]),
        _groups,
        lambda _leads, _arrays: (("in",),),
    ),
    "nearest_point": Case(lambda _lead, d_in, d_out: (((ROWS + d_out, d_in), "real"),), dims=_rows_dims),
    "same_kind": Case(lambda _lead, _d_in, d_out: (((ROWS + d_out,), "place"), ((ROWS + d_out,), "place")), dims=_row),
    "kin_share": Case(lambda _lead, _d_in, d_out: (((ROWS + d_out,), "place"),), dims=_row),
    "agreement": Case(
        lambda lead, d_in, d_out: (
            ((*lead, d_in), "real"),
            ((*lead, d_out, d_in), "real"),
            ((*lead, d_out, 1), "real"),
        ),
        lambda word, others, bias: (others @ word[..., None] + bias)[..., 0],
        dims=lambda leads, _: ((*leads, "in"), (*leads, "row", "in"), (*leads, "row", "one")),
    ),
}
