"""Requests a second of POST /api/pixels/forward on one worker, alone and beside eight trainings: the real server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median, quantiles
from typing import Any

SECONDS = 8.0
TRAININGS = 8
MOST_MILLISECONDS = 50.0
CLIENTS = [sys.executable, "-m", "bench.clients"]


@contextmanager
def server() -> Iterator[int]:
    """`python -m app` with one worker on a free port. Errors: RuntimeError when it is not ready in half a minute."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {"HOST": "127.0.0.1", "PORT": str(port), "GLASSBOX_WORKERS": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "app"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_until_ready(process, port)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as response:
                if response.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not become ready: try `python -m app`")


def _draw(port: int) -> dict[str, Any]:
    done = subprocess.run([*CLIENTS, "draw", str(port), str(SECONDS)], check=True, capture_output=True, timeout=120)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@contextmanager
def _trainings(port: int) -> Iterator[None]:
    """Eight trainings run from the first line to the last. Errors: RuntimeError when one did not."""
    command = [*CLIENTS, "learn", str(port), str(TRAININGS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            process.stdout.readline()
            yield
            told = json.loads(process.communicate("", timeout=60)[0])
        except BaseException:
            process.kill()
            raise
    if told["failures"] or not all(told["bytes_read"]):
        raise RuntimeError(f"the trainings did not all run: {told}")


def rows() -> list[dict[str, Any]]:
    """Alone, and beside the trainings."""
    with server() as port:
        alone = _draw(port)
        with _trainings(port):
            beside = _draw(port)
    return [_row("alone", alone, None), _row(f"beside {TRAININGS} trainings", beside, MOST_MILLISECONDS)]


def _row(where: str, drawn: dict[str, Any], most: float | None) -> dict[str, Any]:
    took = [1000 * seconds for seconds in drawn["took"]]
    p99 = quantiles(took, n=100)[98]
    return {
        "name": f"POST /api/pixels/forward, {where}",
        "unit": "p99, ms",
        "ours": p99,
        "peer": None,
        "ratio": None,
        "target": None if most is None else f"p99 < {most:g} ms",
        "met": None if most is None else p99 < most,
        "p50_ms": median(took),
        "p99_ms": p99,
        "slowest_ms": max(took),
        "requests": len(took),
        "requests_per_second": len(took) / drawn["seconds"],
    }
