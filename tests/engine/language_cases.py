"""What the operations of a language model are tried on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
import torch.nn.functional as F
from hypothesis import strategies as st

from tests.engine.operation_case import Arrays, Case, Shape, Torch

HEADS = 2
TOKENS = 4
"""The places drawn are from 0 to 3, so a table has at least so many rows."""


def _options(**strategies: st.SearchStrategy[Any]) -> Any:
    return lambda _arrays: st.fixed_dictionaries(strategies)


def _places(weight_rows: int) -> st.SearchStrategy[dict[str, Any]]:
    starts = st.integers(0, weight_rows - 1)
    return starts.flatmap(
        lambda start: st.fixed_dictionaries({"start": st.just(start), "length": st.integers(1, weight_rows - start)})
    )


def _scores(q: Torch, k: Torch, causal: bool) -> Torch:
    scores = torch.einsum("...ihd,...jhd->...hij", q, k) / q.shape[-1] ** 0.5
    later = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1 + k.shape[-3] - q.shape[-3])
    return scores.masked_fill(later, -torch.inf) if causal else scores


def _heads(lead: Shape, pos: int, d_head: int) -> tuple[Shape, str]:
    return (*lead, pos, HEADS, d_head), "real"


def _head_axes(leads: tuple[str, ...], _arrays: Arrays) -> tuple[tuple[str, ...], ...]:
    own = (*leads, "pos", "head", "d_head")
    return own, own


LANGUAGE_CASES: Mapping[str, Case] = {
    "embedding": Case(
        lambda lead, d_in, d_out: (((TOKENS + d_out, d_in), "real"), (lead, "place")),
        lambda weight, tokens: F.embedding(tokens.long(), weight),
        dims=lambda leads, _: (("d_vocab", "d_model"), leads),
    ),
    "positions": Case(
        lambda _lead, d_in, d_out: (((d_out, d_in), "real"),),
        lambda weight, start, length: weight[start : start + length],
        lambda arrays: _places(arrays[0].shape[0]),
        lambda _leads, _: (("pos", "d_model"),),
    ),
    "norm_scale": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in + 1), "real"),),
        lambda resid, epsilon: torch.sqrt(resid.var(dim=-1, correction=0) + epsilon),
        _options(epsilon=st.sampled_from([1e-5, 1e-2])),
    ),
    "normalize": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in + 1), "real"), (lead, "scale")),
        lambda resid, scale: (resid - resid.mean(dim=-1, keepdim=True)) / scale[..., None],
        dims=lambda leads, _: ((*leads, "d_model"), leads),
    ),
    "stretch": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"), ((d_in,), "real"), ((d_in,), "real")),
        lambda normalized, weight, bias: normalized * weight + bias,
        dims=lambda leads, _: ((*leads, "in"), ("in",), ("in",)),
    ),
    "split_heads": Case(
        lambda lead, d_in, d_out: (
            ((*lead, d_in), "real"),
            ((HEADS, d_in, d_out), "real"),
            ((HEADS, d_out), "real"),
        ),
        lambda inputs, weight, bias: torch.einsum("...m,hmd->...hd", inputs, weight) + bias,
        dims=lambda leads, _: ((*leads, "d_model"), ("head", "d_model", "d_head"), ("head", "d_head")),
    ),
    "attn_scores": Case(
        lambda lead, d_in, d_out: (_heads(lead, d_out, d_in), _heads(lead, d_out, d_in)),
        _scores,
        _options(causal=st.booleans()),
        _head_axes,
    ),
    "mix": Case(
        lambda lead, d_in, d_out: (((*lead, HEADS, d_out, d_out), "share"), _heads(lead, d_out, d_in)),
        lambda pattern, v: torch.einsum("...hij,...jhd->...ihd", pattern, v),
        dims=lambda leads, _: ((*leads, "head", "query_pos", "key_pos"), (*leads, "pos", "head", "d_head")),
    ),
    "join_heads": Case(
        lambda lead, d_in, d_out: (
            ((*lead, HEADS, d_in), "real"),
            ((HEADS, d_in, d_out), "real"),
            ((d_out,), "real"),
        ),
        lambda z, weight, bias: torch.einsum("...hd,hdm->...m", z, weight) + bias,
        dims=lambda leads, _: ((*leads, "head", "d_head"), ("head", "d_head", "d_model"), ("d_model",)),
    ),
    "extend": Case(
        lambda lead, d_in, d_out: (_heads(lead, d_out, d_in), _heads(lead, d_out, d_in)),
        lambda kept, new: torch.cat((kept, new), dim=-3),
        dims=_head_axes,
    ),
    "gelu": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"),),
        lambda pre, form: F.gelu(pre, approximate="tanh" if form == "tanh" else "none"),
        _options(form=st.sampled_from(["tanh", "erf"])),
    ),
    "transpose": Case(
        lambda _lead, d_in, d_out: (((d_in, d_out), "real"),),
        lambda weight: weight.T,
        dims=lambda _leads, _: (("in", "out"),),
    ),
    "matmul": Case(
        lambda lead, d_in, d_out: (((*lead, d_in), "real"), ((d_in, d_out), "real")),
        torch.matmul,
        dims=lambda leads, _: ((*leads, "in"), ("in", "out")),
    ),
    "cross_entropy": Case(
        lambda lead, d_in, _d_out: (((*lead, TOKENS + d_in), "real"), (lead, "place")),
        lambda logits, targets: F.cross_entropy(logits.reshape(-1, logits.shape[-1]), targets.long().reshape(-1)),
        dims=lambda leads, _: ((*leads, "d_vocab"), leads),
    ),
    "last": Case(
        lambda lead, d_in, d_out: (((*lead, d_out, d_in), "real"),),
        lambda rows: rows[..., -1, :],
        dims=lambda leads, _: ((*leads, "pos", "d_vocab"),),
    ),
    "pool": Case(
        lambda lead, d_in, d_out: (((*lead, d_out, d_in), "real"),),
        lambda rows: rows.mean(dim=-2),
        dims=lambda leads, _: ((*leads, "pos", "d_model"),),
    ),
    "length": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"),),
        lambda row: row.norm(dim=-1),
    ),
    "divide": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"), (lead, "scale")),
        lambda row, by: row / by[..., None],
        dims=lambda leads, _: ((*leads, "d_model"), leads),
    ),
    "temperature": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"),),
        lambda logits, temperature: logits / temperature,
        _options(temperature=st.floats(0.01, 10.0)),
    ),
    "top_k": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"),),
        lambda scores, k: _all_but(scores, torch.topk(scores, min(k, scores.shape[-1])).indices),
        _options(k=st.integers(1, 8)),
    ),
    "top_p": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"),),
        options=_options(p=st.floats(0.01, 1.0)),
    ),
    "each_head": Case(
        lambda lead, d_in, d_out: (((*lead, HEADS, d_in), "real"), ((HEADS, d_in, d_out), "real")),
        lambda z, weight: torch.einsum("...hd,hdm->...hm", z, weight),
        dims=lambda leads, _: ((*leads, "head", "d_head"), ("head", "d_head", "d_model")),
    ),
    "at_place": Case(
        lambda lead, d_in, d_out: (((d_out, *lead, d_in), "real"),),
        lambda rows, place: rows[place],
        lambda arrays: st.fixed_dictionaries({"place": st.integers(0, arrays[0].shape[0] - 1)}),
        lambda leads, _: (("pos", *leads, "d_model"),),
    ),
    "times": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"), ((d_in,), "real")),
        lambda rows, by, place: (rows if place is None else rows[place]) * by,
        lambda arrays: _perhaps_a_place(arrays[0].shape),
        lambda leads, _: ((*leads, "d_model"), ("d_model",)),
    ),
    "dot": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"), ((d_in,), "real")),
        lambda rows, direction, place: (rows if place is None else rows[place]) @ direction,
        lambda arrays: _perhaps_a_place(arrays[0].shape),
        lambda leads, _: ((*leads, "d_model"), ("d_model",)),
    ),
    "add_up": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"),),
        lambda rows: rows.sum(-1),
    ),
    "shares": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "scale"),),
        lambda counts: counts / counts.sum(-1, keepdim=True),
        dims=lambda leads, _: ((*leads, "d_vocab"),),
    ),
    "draw": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "scale"), (lead, "die")),
        dims=lambda leads, _: ((*leads, "d_vocab"), leads),
    ),
}


def _perhaps_a_place(shape: Shape) -> st.SearchStrategy[dict[str, Any]]:
    """One of the first axis, where there are two at least; or none."""
    places = st.integers(0, shape[0] - 1) if len(shape) > 1 else st.nothing()
    return st.fixed_dictionaries({"place": st.none() | places})


def _all_but(scores: Torch, kept: Torch) -> Torch:
    return torch.full_like(scores, -torch.inf).scatter(-1, kept, scores.gather(-1, kept))
