"""The cache of a model hub, as `huggingface_hub` lays it out; only read, and never asked for more than is in it.

models--sentence-transformers--all-MiniLM-L6-v2/refs/main           the commit that is meant
models--sentence-transformers--all-MiniLM-L6-v2/snapshots/COMMIT/   its files
"""

from __future__ import annotations

from pathlib import Path

PREFIX = "models--"


def repositories(cache: Path) -> dict[str, Path]:
    """Every model of which something is in the cache, "owner/name" and the folder of its files, sorted by name."""
    found = {}
    for folder in sorted(cache.glob(f"{PREFIX}*")):
        snapshot = _snapshot(folder)
        if snapshot is not None:
            found[folder.name.removeprefix(PREFIX).replace("--", "/", 1)] = snapshot
    return found


def _snapshot(folder: Path) -> Path | None:
    """The files of main; where there is no main, those that came last."""
    main = folder / "refs" / "main"
    snapshots = folder / "snapshots"
    try:
        if main.is_file():
            meant = snapshots / main.read_text("utf-8").strip()
            return meant if meant.is_dir() and meant.parent == snapshots else None
        every = [each for each in snapshots.iterdir() if each.is_dir()]
    except (OSError, UnicodeDecodeError):
        return None
    return max(every, key=lambda each: (each.stat().st_mtime_ns, each.name), default=None)
