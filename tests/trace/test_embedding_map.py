"""Maps of the pocket model's words: held against NumPy, done by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.library import Library
from app.engine.pocket_shelf import PocketShelf
from app.engine.words_of_models import words_of
from app.trace.embedding_map import around, record_map
from app.trace.embedding_requests import AroundRequest, MapRequest
from app.trace.recording import Recording
from tests.trace.shelves import library as tiny

LIBRARY = Library([PocketShelf()])
POCKET = LIBRARY.open("pocket")
WORDS = list(words_of(POCKET))
ROWS = POCKET.model.parameters["W_E"][list(words_of(POCKET).values())].astype(float)
UNITS = ROWS / np.linalg.norm(ROWS, axis=1, keepdims=True)


def unit(word: str) -> np.ndarray:
    return UNITS[WORDS.index(word)]


def mapped(**asked: Any) -> Recording:
    return record_map(MapRequest.model_validate({"model": "pocket", **asked}), LIBRARY)


def points(**asked: Any) -> dict[str, Any]:
    return {point["word"]: point for point in mapped(**asked).result["answer"]["points"]}


def test_on_a_map_what_is_on_the_plane_and_off_it_is_all_there_is() -> None:
    words = ["dog", "puppy", "cat", "kitten", "cow", "calf", "king", "queen"]
    answer = record_map(MapRequest(model="pocket", words=words), LIBRARY).result["answer"]
    rows = np.array([unit(word) for word in words])
    whole = np.linalg.norm(rows - rows.mean(axis=0), axis=1)
    for point, length in zip(answer["points"], whole, strict=True):
        assert np.hypot(np.hypot(point["x"], point["y"]), point["misplaced"]) == pytest.approx(length, rel=1e-4)
        assert point["on"] == pytest.approx((point["x"] ** 2 + point["y"] ** 2) / length**2, rel=1e-3)
    values = np.linalg.svd(rows - rows.mean(axis=0), compute_uv=False) ** 2
    assert answer["kept"] == pytest.approx(values[:2].sum() / values.sum(), rel=1e-4)


def test_chosen_axes_lead_from_the_low_word_to_the_high_and_stand_at_a_right_angle() -> None:
    axes = [["puppy", "dog"], ["dog", "cat"]]
    words = ["dog", "puppy", "cat", "kitten"]
    recording = mapped(words=words, axes=axes)
    place = {point["word"]: point for point in recording.result["answer"]["points"]}
    assert place["puppy"]["x"] < place["dog"]["x"]
    assert place["kitten"]["x"] < place["cat"]["x"]
    assert place["dog"]["y"] < place["cat"]["y"]
    first, second = (recording.tape.tensors[f"axis_{number}"].value for number in (0, 1))
    assert first @ second == pytest.approx(0.0, abs=1e-6)


def test_every_point_says_how_many_of_its_true_neighbours_are_near_it() -> None:
    answer = mapped(most=120).result["answer"]["points"]
    rows = np.array([unit(point["word"]) for point in answer])
    alike = rows @ rows.T
    np.fill_diagonal(alike, -np.inf)
    place = np.array([[point["x"], point["y"]] for point in answer])
    apart = np.linalg.norm(place[:, None] - place, axis=2)
    np.fill_diagonal(apart, np.inf)
    for n, point in enumerate(answer):
        true, drawn = set(np.argsort(-alike[n])[:10].tolist()), set(np.argsort(apart[n])[:10].tolist())
        assert abs(point["near"] - len(true & drawn)) <= 1  # places are told to a few digits: two may change their rank
        assert point["of"] == 10


def test_the_neighbours_of_a_word_come_with_their_cosines_and_as_many_are_here_as_its_point_says() -> None:
    asked = {"model": "pocket", "most": 120, "axes": [["puppy", "dog"], ["dog", "cat"]]}
    recording = record_map(MapRequest.model_validate(asked), LIBRARY)
    told = {point["word"]: point for point in recording.result["answer"]["points"]}
    for each in around(AroundRequest.model_validate(asked | {"of": ["dog", "cat", WORDS[7]]}), recording):
        assert sum(one["here"] for one in each["near"]) == told[each["word"]]["near"]
        for one in each["near"]:
            assert one["similarity"] == pytest.approx(unit(each["word"]) @ unit(one["word"]), rel=1e-3)
            assert recording.labels["word"][one["index"]] == one["word"]


def test_the_neighbours_of_a_word_that_is_not_on_the_map_are_refused() -> None:
    asked = AroundRequest(model="pocket", words=["dog", "cat", "cow"], of=["king"])
    with pytest.raises(NotAllowedError) as refused:
        around(asked, mapped(words=["dog", "cat", "cow"]))
    assert refused.value.field == "of"


def test_words_that_are_added_move_no_other() -> None:
    words = ["dog", "puppy", "cat", "kitten", "cow", "calf"]
    alone, beside = points(words=words), points(words=words, also=["king", "queen"])
    assert list(beside) == [*words, "king", "queen"]
    for word in words:
        assert [beside[word][axis] for axis in "xy"] == pytest.approx([alone[word][axis] for axis in "xy"], abs=1e-4)


def test_one_end_alone_is_the_way_from_the_middle_to_it() -> None:
    words = ["dog", "puppy", "cat", "kitten", "king", "queen"]
    rows = np.array([unit(word) for word in words])
    way = unit("king") - rows.mean(axis=0)
    way /= np.linalg.norm(way)
    upright = points(words=words, axes=[[None, None], [None, "king"]])
    flat = points(words=words, axes=[["king", None]])
    for word in words:
        along = (unit(word) - rows.mean(axis=0)) @ way
        assert upright[word]["y"] == pytest.approx(along, abs=1e-4)
        assert flat[word]["x"] == pytest.approx(-along, abs=1e-4)


def test_two_axes_without_ends_are_the_two_ways_in_which_words_differ_most() -> None:
    words = ["dog", "puppy", "cat", "kitten", "king"]
    assert points(words=words, axes=[[None, None], [None, None]]) == points(words=words)


def test_a_word_in_pieces_is_the_mean_of_them_and_says_so() -> None:
    words = ["she", "bank", "baths"]
    points = record_map(MapRequest(model="minilm", words=words), tiny()).result["answer"]["points"]
    assert [point["pieces"] > 1 for point in points] == [False, False, True]


@pytest.mark.parametrize("axes", [[["dog", "dog"]], [["dog", "cat"], ["dog", "cat"]]])
def test_axes_that_lead_nowhere_or_the_same_way_are_refused(axes: list[list[str]]) -> None:
    with pytest.raises(NotAllowedError) as refused:
        mapped(words=["dog", "cat", "cow"], axes=axes)
    assert refused.value.field == "axes"
