"""The text on disk: the same as from its seed, made once, and there all at once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.trace import taught_text
from app.trace.taught_text import Taught, make, place_of, read
from app.trace.training_text import training_text

FEW = 300


def test_what_is_read_is_what_was_counted(tmp_path: Path) -> None:
    make(tmp_path, FEW)
    text = read(place_of(tmp_path, FEW))
    np.testing.assert_array_equal(text.text, training_text(FEW))
    assert text.remembered(text.text[5:12].tolist()).times >= 1


def test_it_is_not_made_twice_nor_while_another_makes_it(tmp_path: Path) -> None:
    make(tmp_path, FEW)
    made = place_of(tmp_path, FEW).stat().st_mtime_ns
    make(tmp_path, FEW)
    assert place_of(tmp_path, FEW).stat().st_mtime_ns == made
    with taught_text._alone(tmp_path) as alone:
        assert alone
        make(tmp_path, FEW + 1)
    assert not place_of(tmp_path, FEW + 1).exists()


def test_one_of_another_version_makes_room(tmp_path: Path) -> None:
    make(tmp_path, FEW)
    make(tmp_path, FEW + 1)
    assert not place_of(tmp_path, FEW).exists()


def test_until_it_is_there_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taught_text, "place_of", lambda folder, stories=FEW: folder / "text-few")
    taught = Taught(tmp_path)
    assert taught() is None
    make(tmp_path, FEW)
    text = taught()
    assert text is not None
    assert taught() is text
