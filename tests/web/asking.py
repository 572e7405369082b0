"""What the tests ask with: one good request for every route; and the one shape of every refusal."""

from __future__ import annotations

import json
from typing import Any

PIXELS = [1, -1, 1, -1, 1, -1, 1, -1, 1]
GOOD: dict[str, dict[str, Any]] = {
    "/api/pixels/forward": {"pixels": PIXELS},
    "/api/pixels/backward": {"pixels": PIXELS, "target": 0},
    "/api/pixels/nudge": {"pixels": PIXELS, "target": 0, "tensor": "layers.0.W", "index": [0, 0]},
    "/api/pixels/accuracy": {},
    "/api/pixels/space": {},
    "/api/pixels/counts": {},
    "/api/pixels/stuck": {"losses": [0.5, 0.4, 0.6]},
    "/api/pixels/network": {},
    "/api/pixels/atlas": {},
    "/api/pixels/train": {"epochs": 2},
    "/api/tokens/encode": {"text": "She put her money in the bank.", "tokenizer": "words"},
    "/api/tokens/train": {"text": "the bank of the river", "vocab_size": 258},
    "/api/attention/trace": {"model": "pocket", "text": "the bank"},
    "/api/next": {"model": "pocket", "text": "she put her money in the"},
    "/api/machine/trace": {"model": "pocket", "text": "she put her money in the"},
    "/api/generate": {"model": "pocket", "text": "the old dog", "n": 3},
    "/api/grow": {"d_model": 8, "n_layers": 1, "n_heads": 2, "steps": 2},
    "/api/embeddings/words": {"model": "pocket"},
    "/api/embeddings/neighbours": {"model": "pocket", "word": "dog"},
    "/api/embeddings/analogy": {"model": "pocket", "a": "dog", "b": "puppy", "c": "cat"},
    "/api/embeddings/analogies": {"model": "pocket"},
    "/api/embeddings/map": {"model": "pocket", "words": ["dog", "cat", "cow"]},
    "/api/embeddings/around": {"model": "pocket", "words": ["dog", "cat", "cow"], "of": ["dog"]},
    "/api/embeddings/sentences": {"model": "pocket", "sentences": ["the dog slept."]},
    "/api/meaning/learn": {"steps": 4, "every": 2},
    "/api/explain": {
        "of": {"route": "pixels/forward", "request": {"pixels": PIXELS}},
        "tensor": "layers.0.pre",
        "index": [0],
    },
}
JSON = {"content-type": "application/json"}


def refused(response: Any, status: int, code: str | None = None, field: str | None = None, limit: object = None) -> str:
    """The answer has the status and the shape, and says what is expected of it; returns its message."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    shape = json.loads(response.content)
    assert set(shape) == {"error"}
    error = shape["error"]
    assert {"code", "message"} <= set(error) <= {"code", "message", "field", "limit"}
    assert isinstance(error["message"], str)
    assert 0 < len(error["message"]) < 600
    assert error["code"] == (code or error["code"])
    if field is not None:
        assert error["field"] == field
    if limit is not None:
        assert error["limit"] == limit
    return str(error["message"])
