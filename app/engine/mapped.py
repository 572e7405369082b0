"""A file of safetensors as arrays that stay in the file: the system reads what is looked at, once for all processes.

A file is the length of its header (8 bytes, the low ones first), the header, and then the arrays without a gap, in the
order of their offsets. So an array's place follows from the sizes of those before it.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError, safe_open

from app.engine.errors import NotAllowedError
from app.engine.operation import Array
from app.engine.said import N_

DTYPES: dict[str, Any] = {"F64": np.float64, "F32": np.float32, "F16": np.float16, "BF16": np.uint16}
"""The decimal numbers that a file may hold. NumPy has no BF16: it is the upper half of a float32."""
OTHERS = {"I64": 8, "I32": 4, "I16": 2, "I8": 1, "U64": 8, "U32": 4, "U16": 2, "U8": 1, "BOOL": 1}
"""Bytes a number of what else may stand there; it is stepped over."""


def mapped(path: Path) -> dict[str, Array]:
    """Every array of decimal numbers in the file, by its name, read-only. Half precision is made whole, in memory.

    Errors: NotAllowedError naming the file, for one that is not there or is no file of safetensors.
    """
    layout = _layout(path)
    file = np.memmap(path, dtype=np.uint8, mode="r")
    start = 8 + int.from_bytes(file[:8].tobytes(), "little")
    arrays: dict[str, Array] = {}
    for name, (kind, shape) in layout.items():
        size = math.prod(shape)
        if kind in DTYPES:
            dtype = np.dtype(DTYPES[kind])
            numbers = file[start : start + size * dtype.itemsize].view(np.ndarray).view(dtype).reshape(shape)
            arrays[name] = _whole(numbers, kind)
            start += size * dtype.itemsize
        elif kind in OTHERS:
            start += size * OTHERS[kind]
        else:
            raise NotAllowedError(
                N_("{field}: {name} holds numbers that cannot be read: {kind}"), path.name, name=name, kind=kind
            )
    return arrays


def _layout(path: Path) -> dict[str, tuple[str, tuple[int, ...]]]:
    """The kind and shape of every array, in the order in which they stand."""
    if not path.is_file():
        raise NotAllowedError(N_("{field} is missing"), path.name)
    try:
        with safe_open(path, framework="np") as opened:
            slices = {name: opened.get_slice(name) for name in opened.offset_keys()}
            return {name: (each.get_dtype(), tuple(each.get_shape())) for name, each in slices.items()}
    except (SafetensorError, OSError) as wrong:
        raise NotAllowedError(N_("{field} is not a file of safetensors"), path.name) from wrong


def _whole(numbers: Any, kind: str) -> Array:
    """float32 for what is shorter, else the numbers as they are."""
    whole: Array = numbers
    if kind == "F16":
        whole = numbers.astype(np.float32)
    elif kind == "BF16":
        whole = (numbers.astype(np.uint32) << 16).view(np.float32)
    return whole
