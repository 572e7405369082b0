"""What is taken home runs by itself, and makes the numbers again."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.library import Library
from app.engine.pocket_shelf import PocketShelf
from app.trace.machine import record_machine
from app.trace.machine_script import home_zip
from app.trace.transformer_requests import MachineRequest
from tests.trace.shelves import library

MOST = 10**7


@pytest.mark.parametrize(
    ("model", "text"), [("pocket", "she put her money in the"), ("tiny", "a bank"), ("own table", "bank")]
)
def test_the_script_makes_every_shown_number_again_to_a_millionth(tmp_path: Path, model: str, text: str) -> None:
    """By itself: in another process, that knows nothing of this project."""
    shelves = Library([PocketShelf()]) if model == "pocket" else library()
    request = MachineRequest(model=model, text=text)
    zipfile.ZipFile(io.BytesIO(home_zip(request, shelves, MOST))).extractall(tmp_path)
    run = [sys.executable, "-I", str(tmp_path / "machine.py")]
    out = subprocess.run(run, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert "everything was made again" in out
    worst = float(out.rsplit("difference is ", 1)[1].split()[0])
    assert worst < 1e-6
    with np.load(tmp_path / "expected.npz") as expected:
        shown = record_machine(request, shelves).tape.tensors
        assert {"probs", "votes", "blocks.0.pattern", "blocks.1.resid_post"} <= set(expected)
        for name in expected:
            np.testing.assert_array_equal(expected[name], shown[name].value)


PROMPTS = ("in the morning the baker", "dogs bark and cats", "yes", "the small cat and the big cat went to the")


@pytest.mark.parametrize("text", PROMPTS)
def test_whatever_the_prompt_the_script_agrees_with_the_trace_to_a_millionth(tmp_path: Path, text: str) -> None:
    """The probabilities as the trace tells them, and every number beneath; single precision would not reach this."""
    request, shelves = MachineRequest(model="pocket", text=text), Library([PocketShelf()])
    zipfile.ZipFile(io.BytesIO(home_zip(request, shelves, MOST))).extractall(tmp_path)
    run = [sys.executable, "-I", str(tmp_path / "machine.py")]
    out = subprocess.run(run, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert float(out.rsplit("difference is ", 1)[1].split()[0]) < 1e-9
    with np.load(tmp_path / "expected.npz") as expected:
        for told in record_machine(request, shelves).result["candidates"]:
            assert told["probability"] == pytest.approx(float(expected["probs"][told["id"]]), abs=1e-7)


def test_the_same_request_gets_the_same_bytes() -> None:
    request = MachineRequest(model="tiny", text="ab")
    assert home_zip(request, library(), MOST) == home_zip(request, library(), MOST)


def test_a_model_too_large_to_pack_is_refused_with_the_limit() -> None:
    with pytest.raises(NotAllowedError, match="at most 10 are packed") as refused:
        home_zip(MachineRequest(model="tiny", text="ab"), library(), 10)
    assert refused.value.limit == 10


def test_the_config_names_the_words() -> None:
    packed = zipfile.ZipFile(io.BytesIO(home_zip(MachineRequest(model="tiny", text="ab"), library(), MOST)))
    told = json.loads(packed.read("config.json"))
    assert str(told["word"]) in told["texts"]
