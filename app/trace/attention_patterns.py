"""Every pattern of a forward pass in one array: what the thumbnails of all heads are drawn from."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.errors import NotAllowedError
from app.trace.language import N_
from app.trace.recording import Recording


def patterns(recording: Recording, layer: int | None, head: int | None, size: int | None) -> NDArray[np.float16]:
    """[layer, head, query_pos, key_pos], those of one layer or one head where they are named.

    Where there are more than `size` tokens, as many squares as that, each the mean of the weights in it. 16 bits keep
    three digits; all of them are on the tape. Errors: NotAllowedError for a layer or head that there is not.
    """
    names = [name for name in recording.tape.tensors if name.endswith(".pattern")]
    chosen = _at(names, layer, "layer")
    found = np.stack([_at(list(recording.tape.tensors[name].value), head, "head") for name in chosen])
    return _squares(found, size).astype(np.float16)


def _at(rows: list[Any], place: int | None, field: str) -> list[Any]:
    if place is None:
        return rows
    if not 0 <= place < len(rows):
        raise NotAllowedError(
            N_("{field}: there is no {place} here: from 0 to {limit}"), field, len(rows) - 1, place=place
        )
    return rows[place : place + 1]


def _squares(found: NDArray[np.floating[Any]], size: int | None) -> NDArray[np.floating[Any]]:
    """[..., n, n] -> [..., size, size]."""
    length = found.shape[-1]
    if size is None or length <= size:
        return found
    edges = np.linspace(0, length, size + 1).astype(int)
    counts = np.diff(edges).astype(found.dtype)
    for axis in (-1, -2):
        found = np.add.reduceat(found, edges[:-1], axis=axis)
    squares: NDArray[np.floating[Any]] = found / (counts[:, None] * counts)
    return squares
