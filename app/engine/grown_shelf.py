"""The shelf of what visitors have grown: a folder of files, each under its own digest, the least used out first.

Several processes may share the folder: a file is written aside and put in place at once, and one that has gone is one
that was never there. Nothing here is listed: whoever knows a digest has the file.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from app.engine.errors import NotAllowedError
from app.engine.grown_file import Grown, read_grown
from app.engine.library import Entry, Opened
from app.engine.said import N_, Said

OWN = "own-"
"""The id of a kept model is this and the beginning of its digest."""
SHORT = 16
DIGEST = re.compile(r"[0-9a-f]{64}")
ID = re.compile(rf"{OWN}[0-9a-f]{{{SHORT}}}")
ENDING = ".safetensors"
IN_MIND = 8
"""So many models are held open."""


class UnknownModelError(NotAllowedError):
    """A kept model that is not here, or not any more: whoever has it sends it again."""

    code = "unknown_model"


def digest_of(data: bytes) -> str:
    """SHA-256, in base 16."""
    return hashlib.sha256(data).hexdigest()


def id_of(digest: str) -> str:
    """The id under which the library knows a kept model."""
    return OWN + digest[:SHORT]


class GrownShelf:
    """A folder of at most so many files of at most so many bytes together."""

    def __init__(self, folder: Path, most_models: int, most_bytes: int) -> None:
        self._folder, self._most_models, self._most_bytes = folder, most_models, most_bytes
        self._open: OrderedDict[str, Opened] = OrderedDict()

    def keep(self, data: bytes) -> Entry:
        """Put a file on the shelf. Errors: EngineError where it is no model that was grown here, OSError."""
        digest = digest_of(data)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
        try:
            with os.fdopen(aside, "wb") as file:
                file.write(data)
            entry = entry_of(digest, read_grown(Path(name)))
            os.replace(name, self._path(digest))
        finally:
            with suppress(FileNotFoundError):
                os.unlink(name)
        self._make_room()
        return entry

    def data(self, digest: str) -> bytes | None:
        """The bytes of a file; asking for it makes it the last to go."""
        with suppress(OSError):
            found = self._path(digest).read_bytes()
            self._touch(self._path(digest))
            return found
        return None

    def entries(self) -> list[Entry]:
        """None: what a visitor has grown is the visitor's."""
        return []

    def open(self, model_id: str) -> Opened | None:
        """The model of that id. Errors: UnknownModelError, field "model", where it is not here any more."""
        if not ID.fullmatch(model_id):
            return None
        path = next(iter(sorted(self._folder.glob(f"{model_id.removeprefix(OWN)}*{ENDING}"))), None)
        if path is None:
            raise _gone(model_id)
        self._touch(path)
        if model_id not in self._open:
            try:
                grown = read_grown(path)
            except OSError as wrong:
                raise _gone(model_id) from wrong
            entry = entry_of(path.name.removesuffix(ENDING), grown)
            self._open[model_id] = Opened(
                entry, grown.model, grown.tokenizer, grown.lowercase, dict(grown.facts), grown.known
            )
        self._open.move_to_end(model_id)
        if len(self._open) > IN_MIND:
            self._open.popitem(last=False)
        return self._open[model_id]

    def _path(self, digest: str) -> Path:
        if not DIGEST.fullmatch(digest):
            raise NotAllowedError(N_("a digest is 64 digits of base 16, in lower case"), "digest", "[0-9a-f]{64}")
        return self._folder / f"{digest}{ENDING}"

    @staticmethod
    def _touch(path: Path) -> None:
        with suppress(OSError):
            os.utime(path)

    def _make_room(self) -> None:
        """The least lately used go, until the others are few and small enough; the newest stays whatever its size."""
        found: list[tuple[float, int, Path]] = []
        for path in self._folder.glob(f"*{ENDING}"):
            with suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        found.sort(key=lambda each: each[0], reverse=True)
        together = 0
        for place, (_used, size, path) in enumerate(found):
            together += size
            if place > 0 and (place >= self._most_models or together > self._most_bytes):
                with suppress(OSError):
                    path.unlink()


def _gone(model_id: str) -> UnknownModelError:
    words = N_("the model {model_id} is not kept here any more: send it again")
    return UnknownModelError(words, "model", model_id=model_id)


def entry_of(digest: str, grown: Grown) -> Entry:
    """What is said of a kept model."""
    config = grown.model.config
    return Entry(
        id=id_of(digest),
        name=Said(N_("grown here")),
        family=config.family,
        parameters=sum(array.size for array in grown.model.parameters.values()),
        n_layers=config.n_layers,
        n_heads=config.n_heads,
        d_model=config.d_model,
        d_vocab=config.d_vocab,
        n_ctx=config.n_ctx,
        ready=True,
        source=N_("grown by a visitor, and kept for a while"),
    )
