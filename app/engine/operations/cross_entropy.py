"""cross_entropy: the surprise at the token that came, averaged over the places where one is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, no_dims, total
from app.engine.pieces import PIECE
from app.engine.said import N_
from app.engine.sums import as_rows, row_sums

NOT_ASKED = -1
"""The target of a place that does not count."""


def forward(logits: Array, targets: Array) -> Array:
    """[..., d_vocab], [...] whole numbers -> one number: the mean of −log softmax(logits)[target].

    Errors: NotAllowedError for a target that is no token, or where no place is asked.
    """
    rows, wanted, asked = _rows(logits, targets)
    surprises = np.empty_like(asked)
    for part in _parts(rows):
        below = rows[part] - np.max(rows[part], axis=-1, keepdims=True)
        reached = below[np.arange(len(below)), wanted[part]]
        surprises[part] = np.log(row_sums(np.exp(below, out=below)))[:, 0] - reached
    return np.asarray(surprises.dot(asked) / asked.sum(), dtype=logits.dtype)


def grad_logits(grad: Array, logits: Array, targets: Array) -> Array:
    """(softmax(logits) − 1 at the target) · grad / places asked; 0 where none is asked."""
    rows, wanted, asked = _rows(logits, targets)
    share = asked * (float(grad) / asked.sum())  # [n]
    arriving = np.empty_like(rows)
    for part in _parts(rows):
        powers = np.subtract(rows[part], np.max(rows[part], axis=-1, keepdims=True), out=arriving[part])
        np.exp(powers, out=powers)
        powers *= share[part, None] / row_sums(powers)
    arriving[np.arange(len(wanted)), wanted] -= share
    return arriving.reshape(logits.shape)


def _parts(rows: Array) -> Iterator[slice]:
    """So many rows at a time as the cache holds."""
    step = max(1, PIECE // rows.shape[1])
    return (slice(start, start + step) for start in range(0, rows.shape[0], step))


def _rows(logits: Array, targets: Array) -> tuple[Array, Array, Array]:
    """logits [n, d_vocab]; the targets [n], 0 where none is asked; and 1 where one is asked, else 0 [n]."""
    d_vocab = logits.shape[-1]
    if targets.size and not NOT_ASKED <= targets.min() <= targets.max() < d_vocab:
        wrong = targets.max() if targets.max() >= d_vocab else targets.min()
        raise NotAllowedError(N_("no such token: {token}"), "targets", d_vocab - 1, token=int(wrong))
    wanted = targets.ravel().astype(np.intp)
    asked = (wanted != NOT_ASKED).astype(logits.dtype)
    if not asked.any():
        raise NotAllowedError(N_("no place has a target"), "targets")
    return as_rows(logits), np.maximum(wanted, 0), asked


def explain(index: Index, value: Array, logits: Array, targets: Array) -> Explanation:
    """A term is the score of the token that came; its product is its surprise / places asked."""
    places = [place for place in np.ndindex(targets.shape) if int(targets[place]) != NOT_ASKED]
    terms = []
    for place in places:
        row, came = logits[place].astype(float), (*place, int(targets[place]))
        below = row - np.max(row)
        surprise = float(np.log(np.sum(np.exp(below))) - below[came[-1]])
        terms.append(Term(0, came, float(logits[came]), surprise / len(places)))
    return Explanation("−log of the share given to what came, averaged over the places", tuple(terms), total)


def explain_grad_logits(index: Index, value: Array, grad: Array, logits: Array, targets: Array) -> Explanation:
    """(share − 1 where the token came) / places asked · grad; nothing where no place is asked."""
    *lead, token = index
    place = tuple(lead)
    came = int(targets[place])
    if came == NOT_ASKED:
        return Explanation("this place is not asked", (), total)
    share_of_loss = float(grad) / int(np.count_nonzero(targets != NOT_ASKED))
    powers = np.exp(logits[place] - np.max(logits[place]))
    terms = (
        Term(1, index, float(logits[index]), float(powers[token] / np.sum(powers)) * share_of_loss),
        Term(2, place, float(came), -float(came == token) * share_of_loss),
    )
    return Explanation("share − 1 where the token came, divided by the number of places", terms, total)


GRAD_LOGITS = Operation("cross_entropy_grad", grad_logits, explain_grad_logits, lambda grad, logits, targets: logits)
CROSS_ENTROPY = Operation("cross_entropy", forward, explain, no_dims, (Backward(0, GRAD_LOGITS, (GRAD, 0, 1)),))
