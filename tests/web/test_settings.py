"""Every limit and path is a setting, has a sentence of help, and can be set from the environment."""

from __future__ import annotations

import tomllib

import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

import app
from app.main import create_app
from app.settings import ROOT, VERSION, Settings


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_has_a_sentence_of_help(name: str) -> None:
    said = Settings.model_fields[name].description or ""
    assert len(said) > 20
    assert said[0].isupper()
    assert said.endswith(".")


def test_the_limits_are_on_by_default() -> None:
    settings = Settings()
    assert settings.body_bytes == 256 * 1024
    assert (settings.epochs, settings.frames, settings.examples, settings.trainings) == (20_000, 2_000, 64, 16)
    assert (settings.token_text, settings.token_lesson, settings.token_vocabulary) == (2_000, 50_000, 2_000)


def test_a_setting_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSBOX_EPOCHS", "123")
    monkeypatch.setenv("HOST", "0.0.0.0")
    monkeypatch.setenv("PORT", "9001")
    monkeypatch.setenv("WEB_CONCURRENCY", "3")
    settings = Settings()
    assert (settings.epochs, settings.host, settings.port, settings.workers) == (123, "0.0.0.0", 9001, 3)


def test_its_own_name_goes_before_the_common_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9001")
    monkeypatch.setenv("GLASSBOX_PORT", "9002")
    assert Settings().port == 9002


@pytest.mark.parametrize(("name", "value"), [("EPOCHS", "0"), ("EPOCHS", "many"), ("BODY_BYTES", "-1")])
def test_a_setting_without_sense_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"GLASSBOX_{name}", value)
    with pytest.raises(ValidationError):
        Settings()


def test_the_limits_are_told_as_they_are_set() -> None:
    client = TestClient(create_app(Settings(epochs=7, trainings=3)))
    limits = client.get("/api/limits").json()
    assert limits["epochs"] == 7
    assert limits["trainings"] == 3
    assert limits["token_text"] == Settings().token_text
    response = client.post("/api/pixels/train", json={"epochs": 8})
    assert response.json()["error"]["limit"] == 7


def test_the_version_is_the_same_wherever_it_stands() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert VERSION == project["version"] == app.__version__
