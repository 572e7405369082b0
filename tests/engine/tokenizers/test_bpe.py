"""Byte-pair encoding: the pair that was learned first is merged first; the film is the encoding."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from app.engine.errors import NotAllowedError
from app.engine.tape import Tape
from app.engine.tokenizers.bpe import BytePair, Merge, byte_pair
from app.engine.tokenizers.bpe_training import trained
from app.engine.tokenizers.byte_alphabet import spelled
from app.engine.tokenizers.gpt2_pattern import chunks_of
from app.engine.tokenizers.pieces import pieces_of
from tests.engine.tokenizers.references import TEXT
from tests.engine.tokenizers.strings import HARD, TEXTS
from tests.engine.tries import TRIES

OURS = trained("".join(TEXT), 500)
T, H, E, A = b"thea"


def by_hand(tokenizer: BytePair, text: str) -> list[int]:
    """As the definition says it, with no heap: look for the pair learned first, merge its leftmost place, again."""
    ids: list[int] = []
    for chunk in chunks_of(text):
        part = [tokenizer.byte_ids[each] for each in chunk.encode()]
        while True:
            found = [
                (tokenizer.learned[part[k], part[k + 1]], k)
                for k in range(len(part) - 1)
                if (part[k], part[k + 1]) in tokenizer.learned
            ]
            if not found:
                break
            (_rank, made), place = min(found)
            part[place : place + 2] = [made]
        ids += part
    return ids


def theirs(tokenizer: BytePair) -> Tokenizer:
    """The same pieces and merges, in Hugging Face's library."""
    names = {each: spelled(raw) for each, raw in tokenizer.pieces.bytes_of.items()}
    vocab = {name: each for each, name in names.items()}
    merges = [(names[left], names[right]) for left, right in tokenizer.merges]
    other = Tokenizer(models.BPE(vocab=vocab, merges=merges))
    other.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    return other


THEIRS = theirs(OURS)


@settings(TRIES, max_examples=300)
@given(text=TEXTS)
def test_the_ids_are_those_of_hugging_face_with_our_merges(text: str) -> None:
    assert OURS.encode(text) == THEIRS.encode(text).ids


@pytest.mark.parametrize("text", HARD)
def test_the_ids_of_hard_texts_are_those_of_hugging_face_with_our_merges(text: str) -> None:
    assert OURS.encode(text) == THEIRS.encode(text).ids


@settings(TRIES, max_examples=200)
@given(text=st.text("ab", max_size=24), data=st.data())
def test_any_list_of_merges_gives_what_the_definition_says_and_what_hugging_face_gives(
    text: str, data: st.DataObject
) -> None:
    """Lists that no training would learn: a piece made in two ways, a pair learned before its parts are common."""
    merges: list[tuple[int, int]] = []
    for _ in range(data.draw(st.integers(0, 7))):
        ids = st.sampled_from([97, 98, *range(256, byte_pair(merges).d_vocab)])
        pair = (data.draw(ids), data.draw(ids))
        if pair not in merges:
            merges.append(pair)
    tokenizer = byte_pair(merges)
    assert tokenizer.encode(text) == by_hand(tokenizer, text) == theirs(tokenizer).encode(text).ids


@TRIES
@given(text=TEXTS)
def test_the_steps_done_one_after_the_other_are_the_encoding(text: str) -> None:
    standing = dict(enumerate(text.encode()))
    ends = {place: place + 1 for place in standing}
    for merge in OURS.steps(text):
        assert (standing[merge.start], standing[merge.middle]) == (merge.left, merge.right)
        assert (ends[merge.start], ends[merge.middle]) == (merge.middle, merge.end)
        assert OURS.merges[merge.rank] == (merge.left, merge.right)
        standing[merge.start], ends[merge.start] = merge.id, merge.end
        del standing[merge.middle], ends[merge.middle]
    assert [standing[place] for place in sorted(standing)] == OURS.encode(text)


def test_of_all_chunks_what_was_learned_first_is_merged_first_and_then_from_the_left() -> None:
    th, the = 256, 257
    tokenizer = byte_pair([(T, H), (th, E)])
    assert list(tokenizer.steps("the the")) == [
        Merge(0, T, H, th, 0, 1, 2),
        Merge(0, T, H, th, 4, 5, 6),
        Merge(1, th, E, the, 0, 2, 3),
        Merge(1, th, E, the, 4, 6, 7),
    ]
    assert tokenizer.encode("the the") == [the, 32, the]


def test_no_merge_crosses_from_one_word_into_the_next() -> None:
    assert byte_pair([(E, 32)]).encode("the the") == list(b"the the")


def test_three_of_a_kind_are_merged_from_the_left() -> None:
    assert byte_pair([(A, A)]).encode("aaaaa") == [256, 256, A]


def test_a_very_long_chunk_takes_no_longer_than_its_length_deserves() -> None:
    tokenizer = byte_pair([(A, A), (256, 256), (257, 257)])
    assert len(tokenizer.encode("a" * 200_001)) == 25_001


def test_a_text_without_merges_is_its_bytes() -> None:
    assert byte_pair([]).encode("é") == [0xC3, 0xA9]
    assert byte_pair([]).d_vocab == 256


def test_a_step_a_merge_is_written_on_the_tape_and_its_names_are_counted() -> None:
    tape = Tape()
    byte_pair([(T, H), (256, E)]).write(tape, "the")
    told = [(step.operation.kind, [read.name for read in step.reads], step.writes.name) for step in tape.film()]
    assert told == [
        ("merge", ["bytes", "bytes"], "merges.0"),
        ("merge", ["merges.0", "bytes"], "merges.1"),
        ("line_up", ["merges.1"], "ids"),
    ]


def test_where_bytes_have_other_numbers_they_are_looked_up_first() -> None:
    pieces = pieces_of([(255 - each, bytes([each])) for each in range(256)])
    tape = Tape()
    BytePair(pieces, []).write(tape, "ab")
    assert tape.tensors["ids"].value.tolist() == [255 - 97, 255 - 98]
    assert tape.film()[0].operation.kind == "look_up"


def test_a_piece_that_two_pairs_make_has_one_id() -> None:
    aa, aaa = 256, 257
    tokenizer = byte_pair([(A, A), (aa, A), (A, aa), (aaa, A)])
    assert tokenizer.d_vocab == 259
    assert tokenizer.learned[A, aa][1] == aaa


@pytest.mark.parametrize(
    ("merges", "message"),
    [
        ([(A, 256)], "merge 1 joins a token that there is not yet: 256"),
        ([(A, A), (A, -1)], "merge 2 joins a token that there is not yet: -1"),
        ([(A, A), (A, A)], "merge 2 stands there twice: 97, 97"),
    ],
)
def test_merges_that_cannot_be_are_refused(merges: list[tuple[int, int]], message: str) -> None:
    with pytest.raises(NotAllowedError, match=message) as refused:
        byte_pair(merges)
    assert refused.value.field == "merges"


def test_pieces_and_merges_that_do_not_fit_are_refused() -> None:
    every = [(each, bytes([each])) for each in range(256)]
    with pytest.raises(NotAllowedError, match="merge 1 makes 'aa', which has no id"):
        BytePair(pieces_of(every), [(A, A)])
    with pytest.raises(NotAllowedError, match="merge 1 joins a token that there is not yet: 300"):
        BytePair(pieces_of(every), [(A, 300)])


def test_merges_that_double_each_other_are_refused_before_they_fill_the_memory() -> None:
    doubling = [(97, 97), *((256 + k, 256 + k) for k in range(60))]
    with pytest.raises(NotAllowedError, match="makes the pieces too long") as refused:
        byte_pair(doubling)
    assert refused.value.field == "merges"
