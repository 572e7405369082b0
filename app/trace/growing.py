"""The growing of a model as frames: what can be seen of it, moment by moment."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.growing import Moment, Plan, Watch, grow
from app.engine.grown_file import file_of
from app.engine.grown_shelf import digest_of, id_of
from app.engine.tokenizers.spelling import spelling
from app.engine.transformer import Config
from app.trace.grow_requests import GrowRequest
from app.trace.grow_texts import N_CTX, Soil, lines_told, soil_of
from app.trace.language import N_
from app.trace.numbers import nested, significant

CANDIDATES = 6
DIGITS = 4


def frames(request: GrowRequest) -> Iterator[dict[str, Any]]:
    """Frame by frame, the first before any training; the last has done: true.

    Errors: NotAllowedError (text, watch), NotFiniteError (the rate is too high).
    """
    soil = soil_of(request)
    plan = plan_of(request, soil)
    watch = Watch(soil.watched, soil.opening, [word.token for word in soil.words], [word.family for word in soil.words])
    for moment in grow(plan, soil.reading, watch):
        frame = _frame(moment, request, soil)
        yield frame | {"done": True} if moment.step == plan.steps else frame


def plan_of(request: GrowRequest, soil: Soil) -> Plan:
    """The engine's settings. Errors: NotAllowedError for a size that cannot be."""
    if request.d_model % request.n_heads:
        raise NotAllowedError(
            N_("{n_heads} heads cannot share {d_model} numbers evenly"),
            "n_heads",
            n_heads=request.n_heads,
            d_model=request.d_model,
        )
    config = Config(
        n_layers=request.n_layers,
        n_heads=request.n_heads,
        d_model=request.d_model,
        d_head=request.d_model // request.n_heads,
        d_mlp=4 * request.d_model,
        d_vocab=soil.tokenizer.d_vocab,
        n_ctx=N_CTX,
    )
    return Plan(config, request.steps, request.learning_rate, request.seed)


def _frame(moment: Moment, request: GrowRequest, soil: Soil) -> dict[str, Any]:
    best = np.argsort(-moment.probs, kind="stable")[:CANDIDATES]
    points = nested(moment.plane.points, DIGITS)
    return {
        "step": moment.step,
        "steps": request.steps,
        "tokens": moment.tokens,
        "loss": None if moment.loss is None else significant(moment.loss),
        "held_out": None if moment.held_out is None else significant(moment.held_out),
        "floor": None if soil.floor is None else significant(soil.floor),
        "sample": (sample := soil.tokenizer.decode(moment.sample)),
        "told": lines_told(sample) if soil.lowercase else None,
        "watch": [spelling(soil.tokenizer, token) for token in soil.watched],
        "pattern": nested(moment.pattern, DIGITS),
        "next": [
            {
                "id": int(token),
                "text": spelling(soil.tokenizer, int(token)),
                "probability": significant(float(moment.probs[token])),
            }
            for token in best
        ],
        "map": [
            {"word": word.text, "family": word.family, "x": x, "y": y}
            for word, (x, y) in zip(soil.words, points, strict=True)
        ],
        "shown": significant(moment.plane.share, DIGITS),
        "kin": None if moment.kin is None else significant(moment.kin, DIGITS),
        **_model(moment, request, soil),
    }


def _model(moment: Moment, request: GrowRequest, soil: Soil) -> dict[str, Any]:
    """The model itself, where this moment brings it: its file in base 64, and the id that it has when it is kept."""
    if moment.model is None:
        return {"model": None, "digest": None, "id": None}
    facts = {
        "step": moment.step,
        "steps": request.steps,
        "seed": request.seed,
        "text": "world" if request.text is None else "own",
        "held_out": f"{moment.held_out:.6g}",
        "floor": "" if soil.floor is None else f"{soil.floor:.6g}",
    }
    told = {name: str(value) for name, value in facts.items() if value != ""}
    data = file_of(moment.model, soil.tokenizer.merges, soil.lowercase, told, soil.known)
    digest = digest_of(data)
    return {"model": b64encode(data).decode("ascii"), "digest": digest, "id": id_of(digest)}
