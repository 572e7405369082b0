"""The text to count in: made beside the server, in a process of its own, once for all workers and later starts."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from app.settings import ONE_THREAD, ROOT
from app.trace.taught_text import place_of

COMMAND = (sys.executable, "-m", "app.trace.taught_text")


@contextlib.contextmanager
def being_made(folder: Path, wanted: bool = True) -> Iterator[None]:
    """Begin to make the text, where it is wanted and not there yet; at the end the process is none of ours any more."""
    if not wanted or place_of(folder).is_dir():
        yield
        return
    making = subprocess.Popen(
        [*COMMAND, str(folder)], cwd=ROOT, env=os.environ | ONE_THREAD, stdin=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield
    finally:
        making.terminate()
        making.wait()
