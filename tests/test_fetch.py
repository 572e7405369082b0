"""A model from a hub: kept where its digest is the known one, and nothing is left of any other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.fetch import fetch, from_hub, main
from app.trace.checkpoint_folder import FILES, complete, digest_of
from tests.trace.checkpoints import bert_folder


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """What the hub has."""
    bert_folder(tmp_path / "hub")
    return tmp_path / "hub"


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GLASSBOX_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("GLASSBOX_MINILM", str(tmp_path / "models" / "minilm"))
    return tmp_path / "models"


def test_a_model_with_the_given_digest_is_kept(hub: Path, models: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[tuple[str, str, str]] = []

    def download(repository: str, name: str, revision: str, folder: Path) -> None:
        asked.append((repository, name, revision))
        shutil.copy(hub / name, folder)

    digest = digest_of(hub / "model.safetensors")
    assert main(["someone/little", "--sha256", digest.upper(), "--revision", "v1"], download) == 0
    assert asked == [("someone/little", name, "v1") for name in FILES]
    assert complete(models / "little")
    assert "someone/little is in" in capsys.readouterr().out
    assert [path.name for path in models.iterdir()] == ["little"]


def test_another_digest_is_refused_and_nothing_is_left(
    hub: Path, models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def download(_repository: str, name: str, _revision: str, folder: Path) -> None:
        shutil.copy(hub / name, folder)

    assert main([], download) == 1  # MiniLM, whose digest is known
    assert main(["someone/little", "--sha256", "0" * 64], download) == 1
    assert "it is thrown away" in capsys.readouterr().err
    assert list(models.iterdir()) == []


def test_an_unknown_digest_is_refused_before_anything_is_brought(
    models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def download(*_asked: object) -> None:
        raise AssertionError("it was brought")

    assert main(["someone/little"], download) == 1
    assert "the digest of someone/little is not known" in capsys.readouterr().err


def test_what_is_there_already_is_left_alone(hub: Path) -> None:
    with pytest.raises(RuntimeError, match="is there already"):
        fetch("someone/little", "0" * 64, "main", hub, lambda *_asked: None)


def test_without_the_library_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "huggingface_hub", None)
    with pytest.raises(RuntimeError, match="huggingface_hub is not installed"):
        from_hub("someone/little", "config.json", "main", tmp_path)
