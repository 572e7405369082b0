"""The committed network is what the command makes, and nothing was chosen by hand."""

from __future__ import annotations

import json
import runpy

import numpy as np
import pytest

from app.trace import pixels, pixels_pretrain
from app.trace.pixels import TRAINED, trained_body
from app.trace.pixels_pretrain import pretrained
from app.trace.requests import NetworkBody


def test_the_committed_network_is_what_the_command_gives() -> None:
    made, committed = pretrained(), json.loads(TRAINED.read_text("utf-8"))
    assert set(made) == set(committed)
    for key in ("sizes", "hidden", "output"):
        assert made[key] == committed[key]
    for key in ("weights", "biases"):
        for ours, theirs in zip(made[key], committed[key], strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9)


def test_the_committed_network_can_be_handed_in_and_is_held_within_one() -> None:
    body = trained_body()
    assert NetworkBody.model_validate(body.model_dump()) == body
    network = body.to_engine()
    assert max(float(np.abs(array).max()) for array in (*network.weights, *network.biases)) <= 1.0


def test_the_command_writes_it_where_it_is_read(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = TRAINED.read_bytes()
    elsewhere = type(TRAINED)(str(tmp_path)) / "network.json"
    monkeypatch.setattr(pixels, "TRAINED", elsewhere)
    monkeypatch.delitem(__import__("sys").modules, pixels_pretrain.__name__)
    runpy.run_module(pixels_pretrain.__name__, run_name="__main__")
    assert json.loads(elsewhere.read_text("utf-8")) == pretrained()
    assert str(elsewhere) in capsys.readouterr().out
    assert TRAINED.read_bytes() == before
