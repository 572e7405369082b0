"""Trains the network that /pixels shows at the start, and writes it down: `python -m app.trace.pixels_pretrain`."""

from __future__ import annotations

import json
import sys
from typing import Any

from app.trace.pixels import TRAINED
from app.trace.pixels_training import frames
from app.trace.train_request import TrainRequest


def pretrained() -> dict[str, Any]:
    """The network after the default training, with nothing chosen by hand."""
    request = TrainRequest()
    last = next(frame for frame in frames(request) if frame.get("done"))
    network: dict[str, Any] = last["network"]
    return network


if __name__ == "__main__":
    TRAINED.write_text(json.dumps(pretrained()) + "\n", "utf-8")
    sys.stdout.write(f"written: {TRAINED}\n")
