"""The test items for senses."""

from __future__ import annotations

import numpy as np

from app.world.heldout import held_out_pairs, pairs
from app.world.probability import next_words
from app.world.sense_tests import SenseTest, sense_tests


def items(seed: int = 0) -> list[SenseTest]:
    return list(sense_tests(np.random.default_rng(seed)))


def test_every_pair_is_asked_about_near_and_far() -> None:
    asked = [(item.decides, item.sense, item.far) for item in items()]
    assert asked == [(one.name, sense.name, far) for one, sense, _ in pairs() for far in (False, True)]


def test_an_item_ends_with_the_ambiguous_word_and_holds_what_decides_it_once_before() -> None:
    for item in items():
        assert item.tokens[-1] == item.word
        assert item.tokens.count(item.word) == 1
        assert item.tokens[item.place] == item.decides
        assert item.tokens.count(item.decides) == 1
        between = item.tokens[item.place : -1]
        assert item.far == bool({".", "?"} & set(between)), " ".join(item.tokens)


def test_items_are_marked_held_out_as_the_list_has_it() -> None:
    held = {(item.decides, item.word) for item in items() if item.held_out}
    assert held == set(held_out_pairs())


def test_right_and_wrong_differ_at_the_first_word() -> None:
    for item in items():
        right = {words[0] for words in item.right}
        assert len(item.wrong) >= 1
        assert not right & {words[0] for each in item.wrong.values() for words in each}


def test_a_perfect_model_is_always_right_on_items_of_training_and_of_the_held_out_grammar() -> None:
    for item in items(1)[::12]:
        assert set(next_words(item.tokens, item.held_out)) == {words[0] for words in item.right}


def test_the_same_seed_asks_the_same_and_another_asks_otherwise() -> None:
    assert items(2) == items(2) != items(3)
