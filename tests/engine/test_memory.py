"""Keeping memory at hand changes nothing that can be seen."""

from __future__ import annotations

from app.engine.memory import keep_memory


def test_it_can_be_asked_for_more_than_once() -> None:
    keep_memory()
    keep_memory()
