"""The text that the pocket GPT was taught, on disk: made again from its seed, once, and then shared by all workers.

`python -m app.trace.taught_text FOLDER` makes it, in about half a minute, standing back for whoever else computes.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import fields
from hashlib import sha256
from pathlib import Path

import numpy as np

from app.engine.counting import TaughtText, counted_once
from app.engine.tokenizers.pocket import MERGES
from app.trace.training_text import SEED, STORIES, training_text

PARTS = tuple(field.name for field in fields(TaughtText))
NICENESS = 15


def place_of(folder: Path, stories: int = STORIES) -> Path:
    """Where the text lies in the folder: another text, or one of another tokenizer, lies elsewhere."""
    made_of = f"{SEED} {stories} {sha256(MERGES.read_bytes()).hexdigest()}"
    return folder / f"text-{sha256(made_of.encode()).hexdigest()[:16]}"


class Taught:
    """The text, as soon as it is there: `taught()` is None until then."""

    def __init__(self, folder: Path, stories: int = STORIES) -> None:
        self._place = place_of(folder, stories)
        self._text: TaughtText | None = None

    def __call__(self) -> TaughtText | None:
        if self._text is None and self._place.is_dir():
            self._text = read(self._place)
        return self._text


def read(place: Path) -> TaughtText:
    """The arrays as they lie on disk: only what is looked at is read, and all processes share it."""
    return TaughtText(**{part: np.load(place / f"{part}.npy", mmap_mode="r") for part in PARTS})


def make(folder: Path, stories: int = STORIES) -> None:
    """Make the text, where nobody has and nobody is about to. It appears all at once."""
    place = place_of(folder, stories)
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder) as alone:
        if not alone or place.is_dir():
            return
        for old in folder.glob("text-*"):  # of another version, or left by one that was ended
            shutil.rmtree(old, ignore_errors=True)
        counted = counted_once(training_text(stories))
        unfinished = Path(tempfile.mkdtemp(prefix="text-unfinished-", dir=folder))
        for part in PARTS:
            np.save(unfinished / f"{part}.npy", getattr(counted, part))
        unfinished.rename(place)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether no other process is at it; the lock goes with the process."""
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True


if __name__ == "__main__":
    os.nice(NICENESS)
    make(Path(sys.argv[1]))
