"""A server that is real: uvicorn, in a thread of the test's process."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from fastapi import FastAPI


def wait_until(happened: Callable[[], Any], seconds: float) -> None:
    """Wait for something that takes a moment; fail when it does not come."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, f"did not happen in {seconds} seconds"
        time.sleep(0.01)


@dataclass(frozen=True)
class Live:
    """A server on a real port, in a thread of this process."""

    url: str
    app: FastAPI


@contextmanager
def serving(app: FastAPI) -> Iterator[Live]:
    """The app behind uvicorn, on a port that is free."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=2)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    wait_until(lambda: server.started, 20)
    try:
        yield Live(f"http://127.0.0.1:{listening.getsockname()[1]}", app)
    finally:
        server.should_exit = True
        thread.join(20)
