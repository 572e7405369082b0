"""The product as its users meet it: `python -m app`, a process of its own, that can be killed and started again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2

from app.settings import ROOT
from tests.web.serving import wait_until


class Server:
    """One server on one port, which it keeps when it is started again."""

    def __init__(self, log: Path, **settings: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = log
        self.settings = settings
        self.process: subprocess.Popen[bytes] | None = None
        self.client = httpx2.Client(base_url=self.url, timeout=30)

    def start(self) -> None:
        """Start it, and wait until it is ready."""
        env = os.environ | self.settings | {"HOST": "127.0.0.1", "PORT": str(self.port), "GLASSBOX_WORKERS": "1"}
        with self.log.open("ab") as log:
            command = [sys.executable, "-W", "error", "-m", "app"]
            self.process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=log, stderr=log)
        wait_until(self._ready, 30)

    def _ready(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, f"the server ended at once: {self.log.read_text()}"
        try:
            return httpx2.get(f"{self.url}/healthz").status_code == 200
        except httpx2.TransportError:
            return False

    def stop(self, kill: bool = False) -> None:
        """End it: as an operator would, or as a crash would."""
        if self.process is None:
            return
        if kill:
            self.process.kill()
        else:
            self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def post(self, route: str, body: dict[str, Any]) -> Any:
        """What the API answers, for the page to be held against: `post("pixels/forward", {...})`."""
        answer = self.client.post(f"/api/{route}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()
