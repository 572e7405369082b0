"""Tokens that could come next, as they are told: each with its probability."""

from __future__ import annotations

from typing import Any

import numpy as np

from app.engine.library import Opened
from app.engine.operation import Array
from app.engine.tokenizers.spelling import spelling_or_number
from app.trace.numbers import significant

CANDIDATES = 64


def candidate(opened: Opened, each: int, probability: float) -> dict[str, Any]:
    """A token with its probability, as it is told."""
    return {"id": each, "text": spelling_or_number(opened.tokenizer, each), "probability": significant(probability)}


def best(opened: Opened, probs: Array, most: int = CANDIDATES) -> list[dict[str, Any]]:
    """The most probable tokens of [d_vocab], of equals the smaller id first; those that were cut (0) are not told."""
    order = np.argsort(-probs, kind="stable")[:most]
    return [candidate(opened, int(each), float(probs[each])) for each in order if probs[each] > 0.0]
