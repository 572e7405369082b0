"""/healthz: 503 until the server is ready, then ok; `python -m app` says where it listens, and stops when told to."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import ROOT, VERSION, Settings
from tests.web.asking import GOOD, refused
from tests.web.serving import wait_until


def test_it_is_503_before_the_start_and_after_the_end() -> None:
    app = create_app(Settings())
    refused(TestClient(app).get("/healthz"), 503, "not_ready")
    with TestClient(app) as client:
        assert client.get("/healthz").json() == {"status": "ok", "version": VERSION, "trainings": 0}
    refused(TestClient(app).get("/healthz"), 503, "not_ready")


def lines_of(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


@pytest.mark.skipif(os.name == "nt", reason="SIGTERM is how POSIX stops a server")
@pytest.mark.parametrize("workers", [1, 2])
def test_the_command_serves_and_stops_when_told_to(tmp_path: Path, workers: int) -> None:
    log = tmp_path / "log"
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {"HOST": "127.0.0.1", "PORT": str(port), "GLASSBOX_WORKERS": str(workers)}
    with log.open("wb") as file:
        process = subprocess.Popen([sys.executable, "-m", "app"], cwd=ROOT, env=environment, stderr=file)
    try:
        wait_until(lambda: _answers(url), 30)
        assert httpx2.post(f"{url}/api/pixels/forward", json=GOOD["/api/pixels/forward"]).status_code == 200
        assert httpx2.post(f"{url}/api/pixels/train", json={"epochs": 2}).text.count("\n") == 2
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) in (0, -signal.SIGTERM)
    finally:
        process.kill()
        process.wait()
    served = [line for line in lines_of(log) if line.get("path") == "/api/pixels/forward"]
    assert served[0]["status"] == 200
    assert not [line for line in lines_of(log) if line["level"] in ("error", "warning")]


def _answers(url: str) -> bool:
    try:
        return httpx2.get(f"{url}/healthz").status_code == 200
    except httpx2.TransportError:
        return False
