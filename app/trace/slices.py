"""One tensor of a recording, or a slice of it: what is fetched when it is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from app.engine.errors import EngineError, NotAllowedError
from app.engine.operation import Array
from app.trace.language import N_
from app.trace.numbers import DIGITS, nested_all
from app.trace.recording import Recording


def slice_of(recording: Recording, name: str, at: Mapping[str, int], most: int) -> tuple[list[str], Array]:
    """The axes that are left, and the numbers, of a tensor where some axes have one place: {"head": 3}.

    Errors: EngineError (field "tensor") for a name that is not there, (field: the axis) for a place that is not;
    NotAllowedError for more than `most` numbers at once.
    """
    owner = recording.part_of(name)
    if owner is not None:
        recording = recording.parts[owner]()
    tensor = recording.tape.tensors.get(name)
    if tensor is None:
        raise EngineError(N_("there is no such tensor here: {name}"), "tensor", name=name)
    for axis, place in at.items():
        if axis not in tensor.dims:
            raise EngineError(
                N_("{name} has no axis {field}: it has {axes}"), axis, name=name, axes=", ".join(tensor.dims) or "—"
            )
        size = tensor.value.shape[tensor.dims.index(axis)]
        if not 0 <= place < size:
            raise EngineError(
                N_("{field}: {place} is not a place of {name}: from 0 to {limit}"),
                axis,
                size - 1,
                place=place,
                name=name,
            )
    part = tensor.value[tuple(at.get(axis, slice(None)) for axis in tensor.dims)]
    if part.size > most:
        raise NotAllowedError(
            N_("{name} has {size} numbers here: at most {limit} at once, name a place along an axis"),
            "tensor",
            most,
            name=name,
            size=part.size,
        )
    return [axis for axis in tensor.dims if axis not in at], np.asarray(part)


def sliced(recording: Recording, name: str, at: Mapping[str, int], most: int) -> dict[str, Any]:
    """The same, ready for JSON; masked places are null."""
    owner = recording.part_of(name)
    if owner is not None:
        recording = recording.parts[owner]()
    dims, part = slice_of(recording, name, at, most)
    masked = [0] if recording.tape.tensors[name].masked else []
    [data] = nested_all([part], DIGITS, masked)
    return {"tensor": name, "dims": dims, "shape": list(part.shape), "at": dict(at), "data": data}
