"""The process of one training: computes the frames, writes them down a pipe as they come, and ends.

It holds nothing of the web but this file: what it imports is imported once, in the server that all of them fork from.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from gettext import NullTranslations
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from app.engine.errors import EngineError
from app.trace import embedding_lesson, growing, pixels_training, tokens
from app.trace.embedding_requests import LearnRequest
from app.trace.grow_requests import GrowRequest
from app.trace.language import N_, TRANSLATIONS, Said, told
from app.trace.token_requests import TeachRequest
from app.trace.train_request import TrainRequest
from app.web.catalogue import Catalogue
from app.web.log import LOGGED, bug, configure
from app.web.wire import error_bytes, json_bytes

STARTED = b"+"
"""The first byte on the pipe when the first frame is there; what follows is the answer's body."""
REFUSED = b"-"
"""The first byte on the pipe when there is no first frame; what follows is the error, as JSON."""


TOO_LONG = N_("the training took longer than {seconds} seconds; what it has learned is in its frames")


@dataclass(frozen=True, slots=True)
class Streamed:
    """How a training is computed, and the field that makes it shorter when it takes too long."""

    frames: Callable[[Any], Iterator[dict[str, Any]]]
    field: str


STREAMED: dict[type[BaseModel], Streamed] = {
    TrainRequest: Streamed(pixels_training.frames, "epochs"),
    TeachRequest: Streamed(tokens.frames, "vocab_size"),
    GrowRequest: Streamed(growing.frames, "steps"),
    LearnRequest: Streamed(embedding_lesson.frames, "steps"),
}
"""Every training, by the request that asks for it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What one process is to do. `packed`: gzip, flushed after each frame, so that it can be read when it comes.

    `catalogue` is the file of the language to answer in, nothing for English.
    """

    request: BaseModel
    packed: bool
    seconds: float
    niceness: int
    request_id: str
    log_level: str
    catalogue: Path | None


def teach(order: Order, pipe: Connection) -> None:
    """The whole life of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends the training in its own way
    os.nice(order.niceness)
    TRANSLATIONS.set(_translations(order.catalogue))
    deadline = time.monotonic() + order.seconds
    with suppress(BrokenPipeError):  # the server is gone, and the client with it
        _send(order, pipe, _lines(order, deadline))
    sys.stderr.flush()
    # All is sent. The answer ends when the process does, and taking the interpreter apart would take 100 ms.
    os._exit(0)


def _translations(catalogue: Path | None) -> NullTranslations:
    return NullTranslations() if catalogue is None else Catalogue(catalogue)


def _send(order: Order, pipe: Connection, lines: Iterator[bytes]) -> None:
    pack, end = _packer(order.packed)
    with open(pipe.fileno(), "wb", buffering=1 << 16, closefd=False) as out:
        first = next(lines)
        refused = first.startswith(b'{"error":')
        out.write(REFUSED + first if refused else STARTED + pack(first))
        out.flush()
        for line in lines:
            out.write(pack(line))
            out.flush()
        if not refused:
            out.write(end())


def _lines(order: Order, deadline: float) -> Iterator[bytes]:
    """Every frame as a line; where something goes wrong, a last line with the error."""
    training = STREAMED[type(order.request)]
    try:
        for frame in training.frames(order.request):
            yield json_bytes(frame) + b"\n"
            if time.monotonic() > deadline and not frame.get("done"):
                message = told(Said(TOO_LONG, {"seconds": f"{order.seconds:g}"}))
                yield error_bytes("training_too_long", message, training.field, order.seconds) + b"\n"
                return
    except EngineError as error:
        yield error_bytes(error.code, told(error.said), error.field, error.limit) + b"\n"
    except Exception as error:
        configure(order.log_level)
        bug("a training failed", {"request_id": order.request_id}, error)
        message = told(Said(LOGGED, {"request_id": order.request_id}))
        yield error_bytes("internal_error", message) + b"\n"


def _packer(packed: bool) -> tuple[Callable[[bytes], bytes], Callable[[], bytes]]:
    if not packed:
        return lambda line: line, lambda: b""
    # Level 1: a frame takes 0.2 ms instead of the 0.9 of level 6, and is a fifth larger.
    squeezer = zlib.compressobj(1, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return lambda line: squeezer.compress(line) + squeezer.flush(zlib.Z_SYNC_FLUSH), squeezer.flush


def nothing() -> Any:
    """The whole life of a process that is only started to see that one can be."""
