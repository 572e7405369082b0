"""What the operations that look into attention, and change it, are tried on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
import torch.nn.functional as F
from hypothesis import strategies as st

from tests.engine.language_cases import HEADS
from tests.engine.operation_case import Arrays, Case, Shape, Torch

Options = st.SearchStrategy[dict[str, Any]]


def _square(kind: str) -> Any:
    """[..., head, query_pos, key_pos]."""
    return lambda lead, d_in, _d_out: (((*lead, HEADS, d_in + 1, d_in + 1), kind),)


def _pattern_axes(leads: tuple[str, ...], _arrays: Arrays) -> tuple[tuple[str, ...], ...]:
    return ((*leads, "head", "query_pos", "key_pos"),)


def _words(arrays: Arrays) -> Options:
    places = st.lists(st.integers(0, arrays[0].shape[-1] - 1), min_size=1, max_size=2, unique=True)
    return st.fixed_dictionaries({"words": places.map(tuple)})


def _struck(scores: Torch, words: tuple[int, ...]) -> Torch:
    struck = torch.zeros(scores.shape[-2:], dtype=torch.bool)
    struck[:, list(words)] = True
    return scores.masked_fill(struck & ~torch.eye(len(struck), dtype=torch.bool), -torch.inf)


def _sets(arrays: Arrays) -> Options:
    last = arrays[0].shape[-1] - 1
    heads, query = st.integers(0, HEADS - 1), st.integers(0, last)
    one = st.tuples(heads, query, st.integers(0, last), st.floats(0.0, 1.0))
    return st.fixed_dictionaries({"weights": one.map(lambda each: (each,)), "causal": st.booleans()}).map(_allowed)


def _allowed(drawn: dict[str, Any]) -> dict[str, Any]:
    """Where later ones are not seen, the weight of one that is."""
    ((head, query, key, weight),) = drawn["weights"]
    return drawn | {"weights": ((head, query, min(query, key) if drawn["causal"] else key, weight),)}


def _set(pattern: Torch, weights: Any, causal: bool) -> Torch:
    ((head, query, key, weight),) = weights
    seen = query + 1 if causal else pattern.shape[-1]
    rest = [place for place in range(seen) if place != key]
    changed, row = pattern.clone(), pattern[..., head, query, :].clone()
    had = row[..., rest].sum(-1, keepdim=True)
    equal = torch.full_like(row[..., rest], (1.0 - weight) / max(1, len(rest)))
    row[..., rest] = torch.where(had > 0, row[..., rest] * (1.0 - weight) / had, equal)
    row[..., key] = weight
    changed[..., head, query, :] = row
    return changed


def _off(arrays: Arrays) -> Options:
    return st.fixed_dictionaries({"heads": st.integers(0, HEADS - 1).map(lambda head: (head,))})


def _without(z: Torch, heads: tuple[int, ...]) -> Torch:
    kept = torch.ones(z.shape[-2], 1, dtype=z.dtype)
    kept[list(heads)] = 0.0
    return z * kept


def _followed(arrays: Arrays) -> Options:
    places = st.lists(st.integers(0, arrays[0].shape[0] - 1), min_size=1, max_size=3, unique=True)
    depths = tuple(range(len(arrays)))
    return st.fixed_dictionaries(
        {"words": places.map(lambda places: ((depths, None, tuple(places)),)), "axis": st.just("word")}
    )


def _grouped(arrays: Arrays) -> Options:
    group = st.lists(st.integers(0, arrays[0].shape[-1] - 1), min_size=1, max_size=4).map(tuple)
    return st.fixed_dictionaries({"groups": st.tuples(group, group)})


def _rows(lead: Shape, d_in: int, _d_out: int) -> tuple[tuple[Shape, str], ...]:
    return (((*lead, d_in), "real"), ((*lead, d_in), "real"))


def _counted(arrays: Arrays) -> Options:
    last = arrays[0].shape[-1] - 1
    pairs = st.lists(st.tuples(st.integers(0, last), st.integers(0, last)), min_size=1, max_size=4, unique=True)
    return st.fixed_dictionaries({"pairs": pairs.map(tuple), "queries": st.integers(1, 5)})


def _lined_up(arrays: Arrays) -> Options:
    pair = st.tuples(st.integers(0, arrays[0].shape[0] - 1), st.integers(0, arrays[1].shape[0] - 1))
    return st.fixed_dictionaries({"axes": st.just((0,)), "pairs": st.lists(pair, min_size=1, max_size=4).map(tuple)})


def _picked(arrays: Arrays) -> Options:
    pick = st.tuples(st.integers(0, len(arrays) - 1), st.integers(0, HEADS - 1))
    picks = st.lists(pick, min_size=1, max_size=4).map(tuple)
    return st.fixed_dictionaries({"picks": picks, "at": st.just(1), "axis": st.just("pinned")})


def _parts(arrays: Arrays) -> Options:
    size = arrays[0].shape[0]
    parts = st.lists(st.sampled_from([1.0, -1.0, 1 / 3, 0.0]), min_size=size, max_size=size).filter(any)
    return st.fixed_dictionaries({"parts": parts})


def _even(pattern: Torch, causal: bool) -> Torch:
    size = pattern.shape[-1]
    seen = torch.arange(2, size + 1) if causal else torch.full((size - 1,), size)
    return (torch.special.entr(pattern[:, 1:]).sum(-1) / seen.to(pattern.dtype).log()).mean(-1)


ATTENTION_CASES: Mapping[str, Case] = {
    "strike": Case(_square("real"), _struck, _words, _pattern_axes),
    "set_weights": Case(_square("share"), _set, _sets, _pattern_axes),
    "switch_off": Case(
        lambda lead, d_in, d_out: (((*lead, d_out, HEADS, d_in), "real"),),
        _without,
        _off,
        lambda leads, _: ((*leads, "pos", "head", "d_head"),),
    ),
    "follow": Case(
        lambda _lead, d_in, d_out: (((d_out, d_in), "real"), ((d_out, d_in), "real")),
        lambda *streams, words, axis: torch.stack([stream[list(words[0][2])].mean(dim=0) for stream in streams])[None],
        _followed,
        lambda _leads, arrays: (("pos", "d_model"),) * len(arrays),
    ),
    "likeness": Case(
        lambda _lead, d_in, d_out: (((1, d_out, d_in), "real"), ((2, d_out, d_in), "real")),
        lambda words, poles: F.cosine_similarity(words[:, None], poles[None], dim=-1).movedim(1, 2),
        dims=lambda _leads, _: (("word", "depth", "d_model"), ("pole_word", "depth", "d_model")),
    ),
    "group_means": Case(
        lambda lead, d_in, _d_out: (((*lead, d_in), "real"),),
        lambda numbers, groups: torch.stack([numbers[..., list(group)].mean(-1) for group in groups], -1),
        _grouped,
        lambda leads, _: ((*leads, "pole_word"),),
    ),
    "contrast": Case(
        lambda lead, _d_in, _d_out: (((*lead, 2), "real"),),
        lambda place: place[..., 0] - place[..., 1],
        dims=lambda leads, _: ((*leads, "pole"),),
    ),
    "alike": Case(_rows, lambda before, after: F.cosine_similarity(before, after, dim=-1)),
    "distance": Case(_rows, lambda before, after: torch.linalg.vector_norm(after - before, dim=-1)),
    "shift": Case(_rows, lambda before, after: (after - before).abs().sum(-1) / 2),
    "look_share": Case(
        lambda _lead, d_in, _d_out: (((HEADS, d_in + 1, d_in + 1), "share"),),
        lambda pattern, pairs, queries: sum(pattern[:, query, key] for query, key in pairs) / queries,
        _counted,
        lambda _leads, _: (("head", "query_pos", "key_pos"),),
    ),
    "head_out": Case(
        lambda _lead, d_in, d_out: (((d_out, HEADS, d_in), "real"), ((HEADS, d_in, d_out), "real")),
        lambda z, weight: torch.einsum("phd,hdm->phm", z, weight),
        dims=lambda _leads, _: (("pos", "head", "d_head"), ("head", "d_head", "d_model")),
    ),
    "difference": Case(
        lambda _lead, d_in, d_out: (((d_out, d_in), "real"), ((d_out + 1, d_in), "real")),
        lambda left, right, axes, pairs: left[[a for a, _ in pairs]] - right[[b for _, b in pairs]],
        _lined_up,
        lambda _leads, _: (("pos", "d_model"), ("pos", "d_model")),
    ),
    "pick_heads": Case(
        lambda _lead, d_in, d_out: (((d_out, HEADS, d_in), "real"), ((d_out, HEADS, d_in), "real")),
        lambda *layers, picks, at, axis: torch.stack([layers[layer][:, head] for layer, head in picks]),
        _picked,
        lambda _leads, arrays: (("pos", "head", "d_model"),) * len(arrays),
    ),
    "blend": Case(
        lambda _lead, d_in, d_out: (((HEADS, d_out, d_in), "real"),),
        lambda rows, parts: sum(part * row for part, row in zip(parts, rows, strict=True)),
        _parts,
        lambda _leads, _: (("pinned", "pos", "d_model"),),
    ),
    "evenness": Case(
        lambda _lead, d_in, _d_out: (((HEADS, d_in + 1, d_in + 1), "share"),),
        _even,
        lambda _arrays: st.fixed_dictionaries({"causal": st.booleans()}),
        lambda _leads, _: (("head", "query_pos", "key_pos"),),
    ),
}
