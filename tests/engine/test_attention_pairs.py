"""The pairs of sentences: enough of them, and what they say of themselves is so."""

from __future__ import annotations

import re

import pytest

from app.engine.attention_pairs import PAIRS, Pair


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def test_there_are_at_least_forty_pairs_of_at_least_twenty_words() -> None:
    assert len(PAIRS) >= 40
    assert len({pair.word for pair in PAIRS}) >= 20
    assert len({pair.sentences for pair in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.word}: {pair.sentences[0][:20]}")
def test_each_sentence_has_the_word_once_and_no_pole_is_the_word(pair: Pair) -> None:
    for sentence in pair.sentences:
        assert words(sentence).count(pair.word) == 1
    for pole in pair.poles:
        assert pair.word not in pole
        assert len(pole) >= 3
    assert not set(pair.poles[0]) & set(pair.poles[1])
