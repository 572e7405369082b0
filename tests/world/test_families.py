"""The families of the world's words."""

from __future__ import annotations

from app.world.families import families
from app.world.words import vocabulary


def test_every_word_of_a_family_is_a_word_of_the_world() -> None:
    known = set(vocabulary())
    for words in families().values():
        assert len(words) > 5
        assert set(words) <= known


def test_some_of_each_are_where_they_belong() -> None:
    told = families()
    assert "dog" in told["animals"]
    assert "puppy" in told["young"]
    assert "paris" in told["capitals"]
