"""The fifty pairs on MiniLM: the two meanings part, and the commoner one pulls."""

from __future__ import annotations

from typing import Any

import pytest

from app.engine.attention_pairs import PAIRS
from app.engine.library import Library
from app.settings import Settings
from app.trace.attention_pairs import pairs, parted_after, summary, word_places
from app.trace.attention_requests import PairsRequest
from app.trace.checkpoint_folder import complete
from app.trace.shelf_of_folders import ShelfOfFolders
from tests.trace.shelves import library

FOLDER = Settings().minilm


def line(one: list[float], other: list[float]) -> dict[str, Any]:
    gaps = [a - b for a, b in zip(one, other, strict=True)]
    outright = [one[-1] > 0, other[-1] < 0]
    return {
        "word": "bank",
        "leans": [one, other],
        "apart": gaps[-1] > 0,
        "outright": outright,
        "parts": parted_after(gaps),
    }


def test_the_figures_are_those_of_the_lines() -> None:
    told = summary([line([0.0, 0.1, 0.3], [0.1, 0.0, -0.1]), line([0.0, 0.1, 0.1], [0.2, 0.2, 0.2])])
    assert (told["apart"], told["pairs"], told["outright"], told["sentences"]) == (1, 2, 3, 4)
    assert told["apart_after"] == [0, 1, 1]
    assert told["parts"] == [0, 1, 0]
    assert told["mean_gap"] == pytest.approx([-0.15, 0.0, 0.15])


def test_before_the_layers_no_word_has_parted_whatever_its_place_makes_of_it() -> None:
    assert parted_after([0.001, 0.1, 0.3]) == 1
    assert parted_after([0.001, -0.1, 0.3]) == 2
    assert parted_after([0.001, 0.1, -0.3]) is None


def test_the_word_is_found_where_it_stands_whole() -> None:
    assert word_places("be", "bebe be", "tiny", library()) == [5, 6]


@pytest.mark.skipif(not complete(FOLDER), reason=f"MiniLM is not here: `make` could not have its wheel: {FOLDER}")
def test_in_nearly_all_pairs_the_word_leans_further_to_its_own_meaning() -> None:
    *lines, whole = pairs(PairsRequest(model="minilm"), Library([ShelfOfFolders(FOLDER, FOLDER.parent)]))
    assert len(lines) == len(PAIRS) == whole["pairs"]
    assert whole["apart"] / whole["pairs"] >= 0.95
    assert 0.6 < whole["outright"] / whole["sentences"] < 0.9
    assert whole["parts"][0] == 0
    assert sum(whole["parts"]) == whole["apart"]
    assert whole["apart_after"][0] < whole["apart_after"][1], "before attention a word cannot know its sentence"
