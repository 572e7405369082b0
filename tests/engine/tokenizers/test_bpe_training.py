"""Training: the commonest pair, of equals the smallest, until the vocabulary is full or nothing is left."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.errors import NotAllowedError
from app.engine.tokenizers.bpe_training import Learned, train, trained
from app.engine.tokenizers.gpt2_pattern import chunks_of
from tests.engine.tokenizers.strings import HALVES, HARD, TEXTS
from tests.engine.tries import TRIES


def by_hand(text: str, d_vocab: int) -> list[Learned]:
    """As the definition says it: count everything anew before each merge."""
    chunks = [list(chunk.encode()) for chunk in chunks_of(text)]
    pieces = [bytes([each]) for each in range(256)]
    learned: list[Learned] = []
    while len(pieces) < d_vocab:
        counts = Counter(pair for chunk in chunks for pair in pairwise(chunk))
        if not counts:
            break
        pair = min(counts, key=lambda pair: (-counts[pair], pieces[pair[0]], pieces[pair[1]]))
        joined = pieces[pair[0]] + pieces[pair[1]]
        if joined not in pieces:
            pieces.append(joined)
        for chunk in chunks:
            for place in range(len(chunk)):
                if tuple(chunk[place : place + 2]) == pair:
                    chunk[place : place + 2] = [pieces.index(joined)]
        learned.append(Learned(pair, counts[pair], pieces.index(joined), joined, sum(map(len, chunks))))
    return learned


@settings(TRIES, max_examples=150)
@given(text=st.one_of(TEXTS, st.text("ab ", max_size=40)), more=st.integers(0, 30))
def test_every_merge_is_the_one_that_counting_everything_anew_would_choose(text: str, more: int) -> None:
    assert list(train(text, 256 + more)) == by_hand(text, 256 + more)


def test_the_example_of_the_encyclopedia() -> None:
    """ "aaabdaaabac": aa is commonest (4 places, overlaps counted), then with equal counts aaa and ab stand to choose.

    After aa → Z the text is ZabdZabac. Za and ab are both there twice; the left piece of ab, "a", is smaller than
    "aa", so ab → Y is next and gives ZYdZYac; then ZY → X gives XdXac.
    """
    learned = list(train("aaabdaaabac", 259))
    assert [(each.piece, each.count) for each in learned] == [(b"aa", 4), (b"ab", 2), (b"aaab", 2)]
    assert [each.length for each in learned] == [9, 7, 5]
    assert trained("aaabdaaabac", 259).encode("aaabdaaabac") == [258, ord("d"), 258, ord("a"), ord("c")]


def test_of_equally_common_pairs_the_smaller_left_piece_is_taken_and_then_the_smaller_right_one() -> None:
    assert next(train("bz by az", 257)).piece == b" a"
    assert next(train("zb\nza\nyc", 257)).piece == b"yc"
    assert next(train("zb\nza", 257)).piece == b"za"


def test_running_out_of_pairs_ends_it_quietly() -> None:
    assert [each.piece for each in train("abc", 1000)] == [b"ab", b"abc"]
    assert list(train("a b", 1000))[-1].piece == b" b"
    for nothing in ("", "a", "a\nb"):
        assert list(train(nothing, 1000)) == []


def test_a_full_vocabulary_ends_it() -> None:
    assert list(train("abcabc", 256)) == []
    assert len(list(train("abcabc", 257))) == 1


@pytest.mark.parametrize("text", HARD)
def test_what_was_trained_gives_the_training_text_back_and_is_as_long_as_it_said(text: str) -> None:
    tokenizer = trained(text, 300)
    assert tokenizer.decode(tokenizer.encode(text)) == text
    learned = list(train(text, 300))
    assert len(tokenizer.encode(text)) == (learned[-1].length if learned else len(text.encode()))


def test_the_same_text_is_learned_the_same_way() -> None:
    text = " ".join(HARD)
    assert list(train(text, 400)) == list(train(text, 400))


def test_a_text_of_one_endless_word_is_learned_in_a_moment() -> None:
    assert len(list(train("ab" * 30_000, 2000))) < 40


@pytest.mark.parametrize("text", HALVES)
def test_a_half_of_a_surrogate_pair_is_refused(text: str) -> None:
    with pytest.raises(NotAllowedError, match="half of a surrogate pair"):
        train(text, 300)


def test_fewer_ids_than_bytes_are_refused() -> None:
    with pytest.raises(NotAllowedError, match="at least 256 ids, not 255") as refused:
        train("text", 255)
    assert (refused.value.field, refused.value.limit) == ("vocab_size", 256)
