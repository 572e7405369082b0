"""attn_scores: how well each place's query fits each place's key, for every head.

Scaled by 1/√d_head. Where `causal`, a place does not look at later ones: those scores are −infinity, on purpose. Of
fewer queries than keys (the earlier ones come from a cache) the queries are the last.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from app.engine.contraction import products
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total


def forward(q: Array, k: Array, causal: bool = True) -> Array:
    """[..., query_pos, head, d_head], [..., key_pos, head, d_head] -> [..., head, query_pos, key_pos]."""
    keys = k.swapaxes(-3, -2).swapaxes(-2, -1)  # [..., key_pos, head, d_head] -> [..., head, d_head, key_pos]
    scores: Array = (q * (1.0 / math.sqrt(q.shape[-1]))).swapaxes(-3, -2) @ keys
    if causal:
        scores += _later(q.shape[-3], k.shape[-3], scores.dtype, -math.inf, 0.0)
    return scores


def grad_q(grad: Array, k: Array, causal: bool = True) -> Array:
    """[..., head, query_pos, key_pos] -> [..., query_pos, head, d_head]. What is masked sends nothing back."""
    queries = _felt(grad, causal) @ k.swapaxes(-3, -2)  # [..., head, query_pos, d_head]
    queries *= 1.0 / math.sqrt(k.shape[-1])
    return queries.swapaxes(-3, -2)


def grad_k(grad: Array, q: Array, causal: bool = True) -> Array:
    """[..., head, query_pos, key_pos] -> [..., key_pos, head, d_head]."""
    keys = _felt(grad, causal).swapaxes(-2, -1) @ q.swapaxes(-3, -2)  # [..., head, key_pos, d_head]
    keys *= 1.0 / math.sqrt(q.shape[-1])
    return keys.swapaxes(-3, -2)


def _felt(grad: Array, causal: bool) -> Array:
    if not causal:
        return grad
    return grad * _later(*grad.shape[-2:], grad.dtype, 0.0, 1.0)


@lru_cache(maxsize=256)
def _later(queries: int, keys: int, dtype: np.dtype[Any], later: float, seen: float) -> Array:
    """[query_pos, key_pos]: one number where the key is later than the query, another where it is seen."""
    mask = np.where(_sees(np.arange(queries)[:, None], np.arange(keys), queries, keys), seen, later).astype(dtype)
    mask.flags.writeable = False
    return mask


def _sees(query: Any, key: Any, queries: int, keys: int) -> Any:
    return key <= query + keys - queries


def _scaled(d_head: int) -> Callable[[Sequence[Term]], float]:
    root = math.sqrt(d_head)
    return lambda terms: total(terms) / root


def explain(index: Index, value: Array, q: Array, k: Array, causal: bool = True) -> Explanation:
    """Σ q[..., i, h, d]·k[..., j, h, d] / √d_head, and no terms where j is later than i."""
    *_lead, _head, query, key = index
    if causal and not _sees(query, key, q.shape[-3], k.shape[-3]):
        return Explanation("masked: a later place is not looked at", (), lambda _terms: -math.inf)
    terms = products(index, "*ihd,*jhd->*hij", q, k)
    return Explanation("sum of query × key, divided by √d_head", terms, _scaled(q.shape[-1]))


def explain_grad_q(index: Index, value: Array, grad: Array, k: Array, causal: bool = True) -> Explanation:
    """Σⱼ grad[..., h, i, j]·k[..., j, h, d] / √d_head, over the keys that were seen."""
    terms = _seen(products(index, "*hij,*jhd->*ihd", grad, k), grad, causal)
    return Explanation("sum of gradient × key, divided by √d_head", terms, _scaled(k.shape[-1]))


def explain_grad_k(index: Index, value: Array, grad: Array, q: Array, causal: bool = True) -> Explanation:
    """Σᵢ grad[..., h, i, j]·q[..., i, h, d] / √d_head, over the queries that saw it."""
    terms = _seen(products(index, "*hij,*ihd->*jhd", grad, q), grad, causal)
    return Explanation("sum of gradient × query, divided by √d_head", terms, _scaled(q.shape[-1]))


def _seen(terms: tuple[Term, ...], grad: Array, causal: bool) -> tuple[Term, ...]:
    queries, keys = grad.shape[-2:]
    return tuple(term for term in terms if not causal or _sees(term.index[-2], term.index[-1], queries, keys))


def _dims(q: tuple[str, ...], k: tuple[str, ...], **_options: object) -> tuple[str, ...]:
    return (*q[:-3], q[-2], "query_pos", "key_pos")


def _dims_grad(grad: tuple[str, ...], other: tuple[str, ...], **_options: object) -> tuple[str, ...]:
    return (*grad[:-3], "pos", grad[-3], other[-1])


GRAD_Q = Operation("attn_scores_grad_q", grad_q, explain_grad_q, _dims_grad)
GRAD_K = Operation("attn_scores_grad_k", grad_k, explain_grad_k, _dims_grad)
ATTN_SCORES = Operation(
    "attn_scores",
    forward,
    explain,
    _dims,
    (Backward(0, GRAD_Q, (GRAD, 1)), Backward(1, GRAD_K, (GRAD, 0))),
    masks=True,
)
