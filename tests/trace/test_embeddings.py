"""Neighbours and analogies of the pocket model: held against NumPy, done by hand."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.library import Library
from app.engine.pocket_shelf import PocketShelf
from app.engine.words_of_models import words_of
from app.trace.embedding_requests import AnalogyRequest, NeighboursRequest
from app.trace.embeddings import record_analogy, record_neighbours

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
