"""A model from a hub into the folder of models: python -m app.fetch sentence-transformers/all-MiniLM-L6-v2

Needs `huggingface_hub` (the extra "hub"), which shows how far it is. What is brought must have a known digest: one of
those that are known by name, or one that is given with --sha256. Nothing else is kept.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from app.settings import Settings
from app.trace.checkpoint_folder import FILES, WEIGHTS, digest_of, open_folder
from app.trace.shelf_of_folders import DIGESTS, REPOSITORY

Download = Callable[[str, str, str, Path], object]
"""(repository, name of the file, revision, folder): puts the file there."""


class FetchError(RuntimeError):
    """What stands in the way, in words."""


def fetch(repository: str, digest: str | None, revision: str, folder: Path, download: Download) -> Path:
    """Bring the three files of a model into `folder`, all or none. Errors: FetchError, NotAllowedError."""
    digest = digest or DIGESTS.get(repository)
    if digest is None:
        known = ", ".join(DIGESTS)
        raise FetchError(f"the digest of {repository} is not known: give it with --sha256, or choose one of {known}")
    if folder.exists():
        raise FetchError(f"{folder} is there already")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".") as within:
        brought = Path(within) / "model"
        brought.mkdir()
        for name in FILES:
            download(repository, name, revision, brought)
        found = digest_of(brought / WEIGHTS)
        if found != digest.lower():
            raise FetchError(f"{WEIGHTS} of {repository} has the SHA-256 {found}, not {digest}: it is thrown away")
        open_folder(brought)  # refuses what could not be opened here
        os.replace(brought, folder)
    return folder


def from_hub(repository: str, name: str, revision: str, folder: Path) -> object:
    """By `huggingface_hub`, with its bar of progress. Errors: FetchError where it is not installed."""
    try:
        from huggingface_hub import hf_hub_download
    except ImportError:
        raise FetchError("huggingface_hub is not installed: pip install huggingface_hub") from None
    return hf_hub_download(repository, name, revision=revision, local_dir=folder)


def main(arguments: Sequence[str] | None = None, download: Download = from_hub) -> int:
    """0 where the model is there, 1 where something stood in the way."""
    parser = argparse.ArgumentParser(prog="python -m app.fetch", description="Bring a model from a hub.")
    parser.add_argument("repository", nargs="?", default=REPOSITORY, help="owner/name; without it MiniLM")
    parser.add_argument("--sha256", help="the digest that model.safetensors must have, where it is not known by name")
    parser.add_argument("--revision", default="main", help="a branch, a tag or a commit")
    asked, settings = parser.parse_args(arguments), Settings()
    own = settings.models / asked.repository.rpartition("/")[2]
    folder = settings.minilm if asked.repository == REPOSITORY else own
    try:
        fetch(asked.repository, asked.sha256, asked.revision, folder, download)
    except (FetchError, OSError, ValueError) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    sys.stdout.write(f"{asked.repository} is in {folder}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
