"""Words learn their places: the same seed the same places, and words that stand among the same words come together."""

from __future__ import annotations

import numpy as np

from app.engine.skip_gram import beside_their_kind, learn, neighbours

TEXTS = [[0, 4], [1, 4], [0, 5], [1, 5], [2, 6], [3, 6], [2, 7], [3, 7]] * 60
FAMILIES = ["a", "a", "b", "b"]


def places(seed: int, steps: int = 1500) -> np.ndarray:
    return list(learn(TEXTS, 8, 2, steps, steps, seed, rare=1.0))[-1].places


def test_words_with_the_same_neighbours_come_together() -> None:
    assert beside_their_kind(places(1)[:4], FAMILIES) == 1.0


def test_the_same_seed_leads_to_the_same_places_and_another_to_others() -> None:
    np.testing.assert_array_equal(places(1, 20), places(1, 20))
    assert not np.array_equal(places(1, 20), places(2, 20))


def test_there_is_a_moment_before_any_step_and_one_at_the_end() -> None:
    moments = list(learn(TEXTS, 8, 3, 25, 10, 1, rare=1.0))
    assert [moment.step for moment in moments] == [0, 10, 20, 25]
    assert moments[-1].loss < moments[0].loss
    assert moments[0].places.shape == (8, 3)


def test_neighbours_are_those_within_the_window_of_the_same_text() -> None:
    word, other = neighbours([[0, 1], [2]], 3, np.random.default_rng(0), 1.0)
    assert set(zip(word.tolist(), other.tolist(), strict=True)) == {(0, 1), (1, 0)}


def test_beside_their_kind_counts_the_nearest_other() -> None:
    line = np.array([[0.0, 0], [1, 0], [5, 0], [5.5, 0]])
    assert beside_their_kind(line, ["a", "a", "b", "b"]) == 1.0
    assert beside_their_kind(line, ["a", "b", "a", "b"]) == 0.0
