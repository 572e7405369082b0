"""MiniLM's forward pass: ours with the full tape, `transformers` eager with all it can tell, and the products alone.

The same weights, the same tokens, the same run. Each has one thread, as ours has in a server, where the other cores are
there for other visitors; `transformers` with every core stands beside it, without a target. The products alone are the
limit: every multiplication of two matrices that the model is made of, in NumPy, and nothing between them.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import torch

from app.engine.memory import keep_memory
from app.engine.operation import Array
from app.engine.tape import Tape
from app.engine.transformer import Transformer, forward, put_parameters
from app.settings import Settings
from app.trace.checkpoint_folder import complete, open_folder
from bench.contest import Entrant, against, contest

LENGTHS = (8, 32, 128)
LIMIT = 1.5
"""How many times the products alone ours may take."""
FOLDER = Settings().minilm


def rows() -> list[dict[str, Any]]:
    """Rows for each length: against `transformers`, and against the products alone. None where MiniLM is not."""
    if not complete(FOLDER):
        return []
    model, _tokenizer = open_folder(FOLDER)
    keep_memory()  # as the shelf does that opens it
    theirs = _transformers()
    return [row for length in LENGTHS for row in _rows(model, theirs, length)]


def _rows(model: Transformer, theirs: Callable[[Any], Any], length: int) -> list[dict[str, Any]]:
    ids = np.random.default_rng(length).integers(1000, 20_000, length)
    shown = torch.tensor(ids[None])
    apart = float(np.abs(ours(model, ids) - theirs(shown).last_hidden_state[0].numpy()).max())
    assert apart < 1e-4, f"not the same stream: {apart:g} apart"
    cores = os.cpu_count() or 1
    one, every = "transformers, threads: 1", f"transformers, threads: {cores}"
    entrants = [Entrant("ours", partial(ours, model, ids)), Entrant("products", products(model, ids))]
    for name, threads in {one: 1, every: cores}.items():
        entrants.append(Entrant(name, partial(theirs, shown), partial(torch.set_num_threads, threads)))
    times = contest(entrants)

    def beside(name: str) -> dict[str, Any]:
        return against("ours", {"ours": times["ours"], name: times[name]})

    told = f"MiniLM, {length} tokens"
    rows = [
        _told(f"{told}, full tape", beside(one), 1.0) | {"furthest_apart": apart},
        _told(f"{told}, its products alone", beside("products"), 1.0 / LIMIT),
    ]
    return rows if cores == 1 else [*rows, _told(f"{told}, full tape, one core against all", beside(every), None)]


def _told(name: str, row: dict[str, Any], least: float | None) -> dict[str, Any]:
    in_ms = {key: 1e3 * row[key] for key in ("ours", "peer")}
    aim: dict[str, Any] = {"target": None, "met": None}
    if least is not None:
        aim = {"target": f"ratio ≥ {least:.3g}", "met": row["ratio"] >= least}
    return row | in_ms | {"name": name, "unit": "ms"} | aim


def ours(model: Transformer, ids: Any) -> Array:
    """Every number on a tape, as the pages have it."""
    tape = Tape()
    placed = put_parameters(tape, model)
    return forward(tape, model.config, placed, tape.input("ids", ids, ("pos",))).value


def _transformers() -> Callable[[Any], Any]:
    """Eager, with every hidden state and every attention, and no gradient."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library says to itself as it is imported
        from transformers import BertModel
        from transformers.utils import logging
    logging.disable_progress_bar()
    model = BertModel.from_pretrained(FOLDER, attn_implementation="eager").eval()

    def run(shown: Any) -> Any:
        with torch.inference_mode():
            return model(shown, output_hidden_states=True, output_attentions=True)

    return run


def products(model: Transformer, ids: Any) -> Callable[[], None]:
    """Every product of the forward pass, of the very numbers that stand there, in the layout that was the fastest."""
    tape = Tape()
    forward(tape, model.config, put_parameters(tape, model), tape.input("ids", ids, ("pos",)))
    pairs = [pair for layer in range(model.config.n_layers) for pair in _pairs(tape, f"blocks.{layer}.", layer)]

    def run() -> None:
        for left, right in pairs:
            left @ right

    return run


def _pairs(tape: Tape, at: str, layer: int) -> Iterator[tuple[Array, Array]]:
    """What is multiplied with what in one layer, the places side by side."""
    value = {name.removeprefix(at): tensor.value for name, tensor in tape.tensors.items()}
    stream = value[f"blocks.{layer - 1}.resid_post" if layer else "resid_pre"]
    for name in ("W_Q", "W_K", "W_V"):
        yield value[name].transpose(0, 2, 1).reshape(-1, stream.shape[1]), _turned(stream)
    q, k, v = (np.ascontiguousarray(np.moveaxis(value[name], 0, -1)) for name in "qkv")  # [head, d_head, pos]
    yield q.swapaxes(1, 2), k
    yield v, value["pattern"].swapaxes(1, 2)
    yield value["W_O"].reshape(-1, stream.shape[1]).T, _turned(value["z"].reshape(len(stream), -1))
    yield value["W_in"].T, _turned(value["resid_mid"])
    yield value["W_out"].T, _turned(value["mlp_post"])


def _turned(rows: Array) -> Array:
    """[pos, d] -> [d, pos], lying so in memory."""
    return np.ascontiguousarray(rows.T)
