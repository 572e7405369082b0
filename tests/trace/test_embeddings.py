"""Neighbours, analogies and maps of the pocket model: held against NumPy, done by hand."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.library import Library
from app.engine.pocket_shelf import PocketShelf
from app.engine.words_of_models import words_of
from app.trace.embedding_requests import AnalogyRequest, MapRequest, NeighboursRequest
from app.trace.embeddings import record_analogy, record_map, record_neighbours
from tests.trace.shelves import library as tiny

LIBRARY = Library([PocketShelf()])
POCKET = LIBRARY.open("pocket")
WORDS = list(words_of(POCKET))
ROWS = POCKET.model.parameters["W_E"][list(words_of(POCKET).values())].astype(float)
UNITS = ROWS / np.linalg.norm(ROWS, axis=1, keepdims=True)


def unit(word: str) -> np.ndarray:
    return UNITS[WORDS.index(word)]


def test_neighbours_are_those_of_the_largest_cosine_and_never_the_word_itself() -> None:
    told = record_neighbours(NeighboursRequest(model="pocket", word="dog", k=4), LIBRARY).result["answer"]
    cosines = UNITS @ unit("dog")
    order = [WORDS[at] for at in np.argsort(-cosines)[1:5]]
    assert [each["word"] for each in told] == order
    assert told[0]["similarity"] == pytest.approx(np.sort(cosines)[-2], rel=1e-4)


def test_dog_is_to_puppy_as_cat_is_to_kitten() -> None:
    told = record_analogy(AnalogyRequest(model="pocket", a="dog", b="puppy", c="cat", k=1), LIBRARY).result["answer"]
    assert told[0]["word"] == "kitten"
    end = unit("puppy") - unit("dog") + unit("cat")
    assert told[0]["similarity"] == pytest.approx(unit("kitten") @ end / np.linalg.norm(end), rel=1e-4)


def test_on_a_map_what_is_on_the_plane_and_off_it_is_all_there_is() -> None:
    words = ["dog", "puppy", "cat", "kitten", "cow", "calf", "king", "queen"]
    answer = record_map(MapRequest(model="pocket", words=words), LIBRARY).result["answer"]
    rows = np.array([unit(word) for word in words])
    whole = np.linalg.norm(rows - rows.mean(axis=0), axis=1)
    for point, length in zip(answer["points"], whole, strict=True):
        assert np.hypot(np.hypot(point["x"], point["y"]), point["misplaced"]) == pytest.approx(length, rel=1e-4)
    values = np.linalg.svd(rows - rows.mean(axis=0), compute_uv=False) ** 2
    assert answer["kept"] == pytest.approx(values[:2].sum() / values.sum(), rel=1e-4)


def test_chosen_axes_lead_from_the_low_word_to_the_high_and_stand_at_a_right_angle() -> None:
    axes = [["puppy", "dog"], ["dog", "cat"]]
    words = ["dog", "puppy", "cat", "kitten"]
    recording = record_map(MapRequest(model="pocket", words=words, axes=axes), LIBRARY)
    place = {point["word"]: point for point in recording.result["answer"]["points"]}
    assert place["puppy"]["x"] < place["dog"]["x"]
    assert place["kitten"]["x"] < place["cat"]["x"]
    assert place["dog"]["y"] < place["cat"]["y"]
    first, second = (recording.tape.tensors[f"axis_{number}"].value for number in (0, 1))
    assert first @ second == pytest.approx(0.0, abs=1e-6)


def test_a_word_in_pieces_is_the_mean_of_them_and_says_so() -> None:
    words = ["she", "bank", "baths"]
    points = record_map(MapRequest(model="minilm", words=words), tiny()).result["answer"]["points"]
    assert [point["pieces"] > 1 for point in points] == [False, False, True]


@pytest.mark.parametrize("axes", [[["dog", "dog"]], [["dog", "cat"], ["dog", "cat"]]])
def test_axes_that_lead_nowhere_or_the_same_way_are_refused(axes: list[list[str]]) -> None:
    with pytest.raises(NotAllowedError) as refused:
        record_map(MapRequest(model="pocket", words=["dog", "cat", "cow"], axes=axes), LIBRARY)
    assert refused.value.field == "axes"
