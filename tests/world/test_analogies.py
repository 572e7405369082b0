"""The analogies of the world."""

from __future__ import annotations

from collections import Counter

from app.world.analogies import analogies, relations
from app.world.words import vocabulary
from tests.world.told import training_stories


def test_the_five_relations_hold_what_they_say() -> None:
    held = relations()
    assert ("dog", "puppy") in held["young"]
    assert ("man", "woman") in held["woman"]
    assert ("france", "paris") in held["capital"]
    assert ("walk", "walked") in held["past"]
    assert ("apple", "apples") in held["plural"]
    assert all(len(pairs) >= 12 for pairs in held.values())


def test_an_analogy_is_two_different_pairs_in_both_orders() -> None:
    asked = analogies()
    assert ("dog", "puppy", "cat", "kitten") in asked["young"]
    assert ("cat", "kitten", "dog", "puppy") in asked["young"]
    for kind, pairs in relations().items():
        assert len(asked[kind]) == len(pairs) * (len(pairs) - 1)


def test_the_four_words_differ_and_are_in_the_vocabulary() -> None:
    words = set(vocabulary())
    for questions in analogies().values():
        for question in questions:
            assert len(set(question)) == 4
            assert set(question) <= words


def test_every_word_of_a_pair_is_told_often_enough_to_be_learned() -> None:
    told = Counter(word for story in training_stories() for word in story)
    counts = {word: told[word] for pairs in relations().values() for pair in pairs for word in pair}
    assert min(counts.values()) >= 10, min(counts, key=lambda word: counts[word])
