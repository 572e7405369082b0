"""The bundle: what `make` packed of the scripts and sheets (scripts/bundle.js), as long as it is made of these ones.

Where there is none, or where a source has changed since, the sources are served as they are: nobody ever sees an old
script, and nobody needs Node to see a new one.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from pathlib import Path

from app.web.log import LOGGER

FOLDER = "bundle/"
SOURCES = ("css", "js", "vendor")
KINDS = {".css", ".js"}
OLD = "static/bundle is older than the scripts and sheets, which are served as they are; `make bundle` makes it anew"


@dataclass(frozen=True, slots=True)
class Packed:
    """The file that stands for a source, and all the files that it cannot start without, itself first."""

    file: str
    loads: tuple[str, ...]


def digest_of_sources(folder: Path) -> str:
    """The digest of every script and sheet, name and content, as scripts/bundle.js takes it."""
    names = (
        path.relative_to(folder).as_posix()
        for source in SOURCES
        for path in (folder / source).rglob("*")
        if path.suffix in KINDS and path.is_file()
    )
    whole = hashlib.sha256()
    for name in sorted(names):
        if "/." not in name:
            whole.update(f"{name} {hashlib.sha256((folder / name).read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def read_bundle(folder: Path) -> dict[str, Packed]:
    """What stands for each source; nothing where there is no bundle, or an old one."""
    try:
        told = json.loads((folder / FOLDER / "bundle.json").read_text("utf-8"))
    except FileNotFoundError:
        return {}
    if told["sources"] != digest_of_sources(folder):
        logging.getLogger(LOGGER).warning(OLD)
        return {}
    return {source: Packed(packed["file"], tuple(packed["loads"])) for source, packed in told["files"].items()}
