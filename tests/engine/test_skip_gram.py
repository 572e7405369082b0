"""Words learn their places: the same seed the same places, and words that stand among the same words come together."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.skip_gram import Moment, among, learn, neighbours, picked, put_families, put_surprise, read
from app.engine.tape import Tape
from tests.engine.explanation_proof import complaints

TEXTS = [[0, 4], [1, 4], [0, 5], [1, 5], [2, 6], [3, 6], [2, 7], [3, 7]] * 60
RNG = np.random.default_rng
FAMILIES = [0, 0, 1, 1]


def moments(seed: int, dimensions: int, steps: int, every: int) -> list[Moment]:
    rng = np.random.default_rng(seed)
    return list(learn(read(TEXTS, 8, rng, rare=1.0), dimensions, steps, every, rng))


def places(seed: int, steps: int = 1500) -> np.ndarray:
    return moments(seed, 2, steps, steps)[-1].tables["words"]


def beside_their_kind(points: np.ndarray, kinds: list[int]) -> float:
    """Of points [word, d]: the share whose nearest other one is of their kind."""
    tape = Tape()
    share, _chance = put_families(tape, tape.input("words", points, ("word", "d_model")), kinds)
    return float(share.value)


def surprise(moment: Moment) -> Tape:
    tape = Tape()
    put_surprise(tape, moment.tables, picked(read(TEXTS, 8, RNG(3), rare=1.0), 40, RNG(4)))
    return tape


def test_words_with_the_same_neighbours_come_together() -> None:
    assert beside_their_kind(places(1)[:4], FAMILIES) == 1.0


def test_the_same_seed_leads_to_the_same_places_and_another_to_others() -> None:
    np.testing.assert_array_equal(places(1, 20), places(1, 20))
    assert not np.array_equal(places(1, 20), places(2, 20))


def test_there_is_a_moment_before_any_step_and_one_at_the_end() -> None:
    made = moments(1, 3, 25, 10)
    assert [moment.step for moment in made] == [0, 10, 20, 25]
    first, last = (float(surprise(made[at]).tensors["loss"].value) for at in (0, -1))
    assert first == pytest.approx(7 * np.log(2.0), rel=1e-2)  # nothing is known yet: each of seven words is a coin
    assert last < first
    assert made[0].tables["words"].shape == (8, 3)


def test_pairs_among_some_words_are_those_of_which_both_are() -> None:
    given = among(read(TEXTS, 8, RNG(1), rare=1.0), np.array([4, 0, 1]))
    assert set(zip(given.words.tolist(), given.others.tolist(), strict=True)) == {(0, 1), (1, 0), (0, 2), (2, 0)}
    pairs = picked(given, 30, RNG(2))
    assert pairs.others.shape == (30, 7)
    assert set(pairs.words.tolist()) <= {0, 1, 2}
    assert set(pairs.others.ravel().tolist()) <= {0, 1, 2}


def test_every_number_of_the_surprise_and_of_the_families_is_explained() -> None:
    tape = surprise(moments(1, 2, 20, 20)[-1])
    put_families(tape, tape.tensors["words"], [0, 0, 1, 1, 2, 2, 2, 3])
    for step in tape.film():
        for index in list(np.ndindex(step.writes.value.shape))[:50]:
            _step, value, explanation = tape.explain(step.writes.name, index)
            assert complaints(step.operation.kind, value, explanation, [read.value for read in step.reads]) == []


def test_neighbours_are_those_within_the_window_of_the_same_text() -> None:
    word, other = neighbours([[0, 1], [2]], 3, np.random.default_rng(0), 1.0)
    assert set(zip(word.tolist(), other.tolist(), strict=True)) == {(0, 1), (1, 0)}


def test_beside_their_kind_counts_the_nearest_other() -> None:
    line = np.array([[0.0, 0], [1, 0], [5, 0], [5.5, 0]])
    assert beside_their_kind(line, [0, 0, 1, 1]) == 1.0
    assert beside_their_kind(line, [0, 1, 0, 1]) == 0.0
