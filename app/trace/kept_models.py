"""The models that visitors have grown and sent back: kept for a while, so that every route can read with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.engine.grown_shelf import GrownShelf, digest_of
from app.trace.models import entry_told

__all__ = ["GrownShelf", "digest_of", "keep", "shelf_of"]


def shelf_of(folder: Path, most_models: int, most_bytes: int) -> GrownShelf:
    """The shelf in a folder; the folder is made when something is first put there."""
    return GrownShelf(folder, most_models, most_bytes)


def keep(shelf: GrownShelf, data: bytes) -> dict[str, Any]:
    """Keep a file, and say which model it is. Errors: EngineError where it is none, OSError where there is no room."""
    return entry_told(shelf.keep(data))
