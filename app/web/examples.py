"""An example of every request, for the OpenAPI document; a test sends each of them."""

from __future__ import annotations

from typing import Any

Examples = Any  # FastAPI's own type is a TypedDict that a plain constant does not match

CROSS = [1, -1, 1, -1, 1, -1, 1, -1, 1]
PLUS = [-1, 1, -1, 1, 1, 1, -1, 1, -1]


def _one(summary: str, value: dict[str, Any]) -> Examples:
    return {"example": {"summary": summary, "value": value}}


FORWARD = _one("A cross", {"pixels": CROSS})
BACKWARD = _one("A plus that should be called one", {"pixels": PLUS, "target": 2, "learning_rate": 0.3})
NUDGE = _one(
    "The first weight of the first layer", {"pixels": PLUS, "target": 2, "tensor": "layers.0.W", "index": [0, 0]}
)
ACCURACY = _one("The four symbols and their one-pixel neighbours", {"flips": 1})
NETWORK = _one("The first weights of seed 7, two hidden layers", {"seed": 7, "sizes": [9, 6, 6, 4]})
ATLAS = _one("The trained network", {})
TRAIN = _one("Twenty epochs, a frame for every tenth", {"seed": 1, "epochs": 20, "every": 10})
ENCODE = _one("A sentence in bytes", {"text": "She put her money in the bank.", "tokenizer": "bytes"})
ENCODE["own"] = {
    "summary": "With two merges of one's own: t and h, then th and e",
    "value": {"text": "the other", "tokenizer": "own", "merges": [[116, 104], [256, 101]]},
}
TEACH = _one("Four merges", {"text": "the bank of the river, the bank with the money", "vocab_size": 260})
ATTENTION = _one("A sentence through the pocket GPT", {"model": "pocket", "text": "she put her money in the bank"})
NEXT = _one(
    "The three best of a cooled guess",
    {"model": "pocket", "text": "she put her money in the", "temperature": 0.8, "top_k": 3},
)
MACHINE = _one("Who voted for the next word", {"model": "pocket", "text": "she put her money in the"})
GENERATE = _one("Eight tokens", {"model": "pocket", "text": "the old dog", "n": 8, "seed": 7})
GROW = _one(
    "A tiny model, ten steps",
    {"d_model": 16, "n_layers": 1, "n_heads": 2, "steps": 10, "watch": "she put her money in the"},
)
EXPLAIN = _one(
    "What the fourth neuron of the first layer added up",
    {
        "of": {"route": "pixels/forward", "request": {"pixels": CROSS}},
        "tensor": "layers.0.pre",
        "index": [3],
    },
)
