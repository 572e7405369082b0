"""The cache of a model hub: laid out by `huggingface_hub`, read here without it."""

from __future__ import annotations

from pathlib import Path

from app.trace.hub_cache import repositories

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def cached(cache: Path, name: str, commit: str = COMMIT, main: bool = True) -> Path:
    """A repository as it lies in the cache; returns the folder of its files."""
    folder = cache / f"models--{name.replace('/', '--')}"
    files = folder / "snapshots" / commit
    files.mkdir(parents=True)
    if main:
        (folder / "refs").mkdir(exist_ok=True)
        (folder / "refs" / "main").write_text(commit)
    return files


def test_the_commit_that_is_meant_is_found(tmp_path: Path) -> None:
    cached(tmp_path, "someone/small-model", "a" * 40, main=False)
    meant = cached(tmp_path, "someone/small-model")
    plain = cached(tmp_path, "gpt2")
    assert repositories(tmp_path) == {"gpt2": plain, "someone/small-model": meant}


def test_where_no_commit_is_meant_there_are_still_files(tmp_path: Path) -> None:
    files = cached(tmp_path, "someone/small-model", main=False)
    assert repositories(tmp_path) == {"someone/small-model": files}


def test_what_is_broken_or_leads_elsewhere_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "models--empty--one").mkdir()
    (tmp_path / "datasets--some--data").mkdir()
    (tmp_path / "models--a--file").write_text("")
    for name, ref in (("gone", "f" * 40), ("away", "../../.."), ("bytes", "\udcff")):
        folder = cached(tmp_path, f"someone/{name}").parent.parent
        (folder / "refs" / "main").write_text(ref, "utf-8", "surrogateescape")
    assert repositories(tmp_path) == {}
    assert repositories(tmp_path / "nowhere") == {}
