"""The text to count in: made once, the same each time, and there all at once."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from app.trace.taught_text import Taught, make, place_of, read
from app.trace.training_text import training_text

FEW = 200


def test_it_is_none_until_it_is_made_and_then_the_text_of_the_lessons(tmp_path: Path) -> None:
    taught = Taught(tmp_path, FEW)
    assert taught() is None
    make(tmp_path, FEW)
    text = taught()
    assert text is not None
    np.testing.assert_array_equal(text.text, training_text(FEW))
    assert taught() is text


def test_making_it_again_changes_nothing_and_an_old_one_goes(tmp_path: Path) -> None:
    old = tmp_path / "text-of-yesterday"
    old.mkdir()
    make(tmp_path, FEW)
    made = place_of(tmp_path, FEW).stat().st_mtime_ns
    make(tmp_path, FEW)
    assert place_of(tmp_path, FEW).stat().st_mtime_ns == made
    assert not old.exists()


def test_a_line_of_it_is_remembered_as_a_whole(tmp_path: Path) -> None:
    make(tmp_path, FEW)
    text = read(place_of(tmp_path, FEW))
    line = text.text[: int(np.flatnonzero(text.text == text.text[-1])[0])]
    assert text.remembered(line.tolist()).whole >= 1
