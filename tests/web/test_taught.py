"""The text to count in is made beside the server, and the server's end is its end."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from app.trace.taught_text import place_of
from app.web import taught
from app.web.taught import being_made


def test_it_is_being_made_while_the_server_runs_and_no_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import pathlib, sys, time; pathlib.Path(sys.argv[1], 'begun').touch(); time.sleep(600)"
    monkeypatch.setattr(taught, "COMMAND", (sys.executable, "-c", program))
    started = time.monotonic()
    with being_made(tmp_path):
        while not (tmp_path / "begun").exists():
            assert time.monotonic() < started + 30
            time.sleep(0.01)
    assert time.monotonic() < started + 60


def test_where_it_is_there_nothing_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taught, "COMMAND", ("/no such program",))
    place_of(tmp_path).mkdir(parents=True)
    with being_made(tmp_path):
        pass
