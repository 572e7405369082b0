"""How long a forward pass takes with all of it written down, and then as the JSON of a trace."""

from __future__ import annotations

import copy
from functools import partial
from typing import Any

import torch

from app.engine.operation import Array
from app.engine.pixels import PIXEL_NAMES, SYMBOLS, forward, put_parameters
from app.engine.tape import Tape
from app.trace.numbers import nested
from app.trace.recording import Recording, trace_of
from app.web.wire import json_bytes
from bench.contest import Entrant, against, contest
from bench.pytorch import Pupil
from bench.training import NETWORK, THREADS, batch_of

LABELS = {"pixel": list(PIXEL_NAMES), "symbol": list(SYMBOLS)}


def on_tape(pixels: Array) -> Tape:
    """Forward, as the route does it: every step and every array kept, every number looked at for NaN."""
    tape = Tape()
    forward(tape, NETWORK, put_parameters(tape, NETWORK), tape.input("pixels", pixels, ("sample", "pixel")))
    return tape


def as_trace(pixels: Array) -> bytes:
    """Forward, and the whole trace as JSON."""
    return json_bytes(trace_of(Recording("pixels", on_tape(pixels), {}, LABELS, {})))


def by_pytorch(pupil: Pupil, trace: dict[str, Any]) -> bytes:
    """Forward in PyTorch, and the same JSON: its words are given, only the numbers are put in."""
    tensors = trace["tensors"]
    for name, value in pupil.forward().items():
        tensors[name]["data"] = nested(value.numpy())
    tensors["pixels"]["data"] = nested(pupil.pixels.numpy())
    for layer, (weight, bias) in enumerate(zip(pupil.weights, pupil.biases, strict=True)):
        tensors[f"layers.{layer}.W"]["data"] = nested(weight.detach().numpy().T)
        tensors[f"layers.{layer}.b"]["data"] = nested(bias.detach().numpy())
    return json_bytes(trace)


def rows() -> list[dict[str, Any]]:
    """Forward with tape at batch 1, 64, 512; with JSON at 1 and 64. No target: PyTorch writes no names and no words."""
    return [_row("forward with tape", samples, False) for samples in (1, 64, 512)] + [
        _row("forward, trace, JSON", samples, True) for samples in (1, 64)
    ]


def _row(name: str, samples: int, told: bool) -> dict[str, Any]:
    pixels, target = batch_of(samples)
    pupil = Pupil(NETWORK, pixels, target, 0.3)
    trace = trace_of(Recording("pixels", on_tape(pixels), {}, LABELS, {}))
    length, theirs = len(as_trace(pixels)), len(by_pytorch(pupil, copy.deepcopy(trace)))
    assert abs(length - theirs) <= 0.001 * length, f"not the same JSON: {length} and {theirs} bytes"
    entrants = [Entrant("ours", partial(as_trace if told else on_tape, pixels))]
    for threads in THREADS:
        run = partial(by_pytorch, pupil, copy.deepcopy(trace)) if told else pupil.forward
        entrants.append(Entrant(f"PyTorch, threads: {threads}", run, partial(torch.set_num_threads, threads)))
    row = against("ours", contest(entrants))
    return row | {
        "name": f"{name}, batch {samples}",
        "unit": "ms",
        "ours": 1000 * row["ours"],
        "peer": 1000 * row["peer"],
        "target": None,
        "met": None,
    }
