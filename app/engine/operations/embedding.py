"""embedding: each token fetches its own row of a table."""

from __future__ import annotations

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total
from app.engine.said import N_


def forward(weight: Array, tokens: Array) -> Array:
    """[d_vocab, d_model], [...] whole numbers -> [..., d_model]. Errors: NotAllowedError for a token beyond them."""
    if tokens.size and not 0 <= tokens.min() <= tokens.max() < weight.shape[0]:
        wrong = tokens.max() if tokens.max() >= weight.shape[0] else tokens.min()
        raise NotAllowedError(N_("no such token: {token}"), "tokens", weight.shape[0] - 1, token=int(wrong))
    rows: Array = weight[tokens.astype(np.intp)]
    return rows


def grad_weight(grad: Array, weight: Array, tokens: Array) -> Array:
    """Each row gathers the gradients of all the places that fetched it: [..., d_model] -> [d_vocab, d_model]."""
    gathered = np.zeros_like(weight)
    places = tokens.ravel().astype(np.intp)
    if not places.size:
        return gathered
    order = np.argsort(places, kind="stable")
    of_one_token = places[order]
    starts = np.flatnonzero(np.diff(of_one_token, prepend=-1))  # where the next token's run begins
    grads = grad.reshape(-1, weight.shape[1])[order]  # [..., d_model] -> [n, d_model], token by token
    gathered[of_one_token[starts]] = np.add.reduceat(grads, starts, axis=0)
    return gathered


def explain(index: Index, value: Array, weight: Array, tokens: Array) -> Explanation:
    """value[..., j] = weight[tokens[...], j]. Beside the number stands the id that chose its row."""
    *lead, j = index
    row, number = (int(tokens[tuple(lead)]), j), float(weight[int(tokens[tuple(lead)]), j])
    return Explanation("the token's row of the table", (Term(0, row, number, number, None, 1, tuple(lead)),), total)


def explain_grad_weight(index: Index, value: Array, grad: Array, weight: Array, tokens: Array) -> Explanation:
    """Σ grad[..., j] over the places where the token stands."""
    token, j = index
    places = [(*place, j) for place in np.ndindex(tokens.shape) if int(tokens[place]) == token]
    terms = tuple(Term(0, place, float(grad[place]), float(grad[place])) for place in places)
    return Explanation("gradient, summed over the places where the token stands", terms, total)


GRAD_WEIGHT = Operation("embedding_grad", grad_weight, explain_grad_weight, lambda grad, weight, tokens: weight)
EMBEDDING = Operation(
    "embedding",
    forward,
    explain,
    lambda weight, tokens: (*tokens, weight[1]),
    (Backward(0, GRAD_WEIGHT, (GRAD, 0, 1)),),
)
