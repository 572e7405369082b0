"""The traces of the tokenizers, and a training of merges as frames."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.tokenizers.bpe_training import train
from app.engine.tokenizers.registry import TOKENIZERS
from app.trace.pieces import byte_name
from app.trace.recording import Recording, explained, trace_of
from app.trace.schema import MergeFrame, Trace
from app.trace.token_requests import EncodeRequest, TeachRequest
from app.trace.tokens import frames, record_encode
from tests.engine.tokenizers.strings import HARD, TEXTS
from tests.engine.tries import TRIES
from tests.trace.scenes import MERGES

LESSON = "the other bank, the other river; the money there"


def taught(text: str, vocab_size: int) -> list[dict[str, Any]]:
    return [json.loads(json.dumps(frame)) for frame in frames(TeachRequest(text=text, vocab_size=vocab_size))]


def own(text: str, merges: list[list[int]]) -> Recording:
    return record_encode(EncodeRequest(text=text, tokenizer="own", merges=merges))


# ---- a text in tokens


@pytest.mark.parametrize("tokenizer", TOKENIZERS)
@TRIES
@given(text=TEXTS)
def test_the_bytes_of_the_tokens_are_the_text(tokenizer: str, text: str) -> None:
    told = trace_of(record_encode(EncodeRequest(text=text, tokenizer=tokenizer)))
    tokens = told["result"]["tokens"]
    assert b"".join(bytes(token["bytes"]) for token in tokens) == text.encode()
    assert [token["text"] for token in tokens] == told["axes"]["pos"]
    assert [token["text"] for token in tokens] == [bytes(token["bytes"]).decode("utf-8", "replace") for token in tokens]
    assert told["tensors"]["ids"]["data"] == [token["id"] for token in tokens]
    assert (told["result"]["characters"], told["result"]["bytes"]) == (len(text), len(text.encode()))


@TRIES
@given(text=TEXTS)
def test_every_merge_is_a_step_and_says_where_it_happens(text: str) -> None:
    merges = [list(learned.pair) for learned in train("".join(HARD), 300)]
    told = trace_of(own(text, merges))
    made = told["result"]["merges"]
    assert [step["writes"] for step in told["steps"]] == [*(merge["writes"] for merge in made), "ids"]
    assert len(made) == len(text.encode()) - len(told["result"]["tokens"])
    standing = dict(enumerate(text.encode()))
    for merge in made:
        assert [standing[merge["start"]], standing.pop(merge["middle"])] == [merge["left"], merge["right"]]
        assert merges[merge["rank"]] == [merge["left"], merge["right"]]
        assert told["tensors"][merge["writes"]]["data"] == merge["id"]
        standing[merge["start"]] = merge["id"]
    assert [standing[place] for place in sorted(standing)] == told["tensors"]["ids"]["data"]


@TRIES
@given(text=TEXTS.filter(bool), data=st.data())
def test_an_id_is_explained_down_to_the_bytes_of_its_token(text: str, data: st.DataObject) -> None:
    recording = own(text, [list(learned.pair) for learned in train("".join(HARD), 300)])
    tokens = recording.result["tokens"]
    place = data.draw(st.integers(0, len(tokens) - 1))
    raw = recording.tape.tensors["bytes"].value
    found = opened(recording, "ids", [place])
    assert found == list(range(tokens[place]["start"], tokens[place]["end"]))
    assert [int(raw[each]) for each in found] == tokens[place]["bytes"]


def opened(recording: Recording, tensor: str, index: list[int]) -> list[int]:
    """Every byte that a number comes from, as a visitor finds them who opens term after term."""
    told = explained(recording, tensor, index)
    if told["op"] == "input":
        assert tensor == "bytes"
        return index
    return [byte for term in told["terms"] for byte in opened(recording, term["tensor"], term["index"])]


@pytest.mark.parametrize("tokenizer", [*TOKENIZERS, "own"])
def test_no_text_is_no_tokens(tokenizer: str) -> None:
    merges = {"merges": MERGES} if tokenizer == "own" else {}
    told = trace_of(record_encode(EncodeRequest.model_validate({"text": "", "tokenizer": tokenizer, **merges})))
    Trace.model_validate(told)
    assert told["result"]["tokens"] == told["result"]["merges"] == told["tensors"]["ids"]["data"] == []
    assert told["axes"] == {"byte": [], "pos": []}


def test_a_word_that_was_never_seen_is_marked() -> None:
    told = record_encode(EncodeRequest(text="she put the quark", tokenizer="words")).result["tokens"]
    assert [token["known"] for token in told] == [True, True, True, False]
    assert told[-1]["id"] == 0
    assert told[-1]["text"] == " quark"


def test_a_byte_is_named_by_what_can_be_seen() -> None:
    assert [byte_name(each) for each in b"a~ \n\xc3\x7f"] == ["a", "~", "0x20", "0x0A", "0xC3", "0x7F"]


# ---- a training


@pytest.mark.parametrize("text", [LESSON, *HARD])
def test_a_training_is_a_frame_a_merge_and_the_last_is_done(text: str) -> None:
    told = taught(text, 280)
    learned = list(train(text, 280))
    for frame in told:
        MergeFrame.model_validate(frame)
    assert [frame.get("done") for frame in told] == [None] * (len(told) - 1) + [True]
    assert [frame["merge"] for frame in told] == (list(range(1, len(learned) + 1)) or [0])
    for frame, each in zip(told, learned, strict=False):
        assert (tuple(frame["pair"]), frame["count"], frame["new_id"]) == (each.pair, each.count, each.id)
        assert bytes(frame["bytes"]) == each.piece
        assert frame["tokens"] == each.length


def test_a_frame_tells_the_two_parts_and_what_they_make() -> None:
    first, second = taught("the the", 258)
    assert first == {
        "merge": 1, "pair": [104, 101], "parts": ["h", "e"], "count": 2, "new_id": 256, "text": "he",
        "bytes": [104, 101], "tokens": 5, "d_vocab": 257,
    }  # fmt: skip
    assert (second["parts"], second["text"], second["done"]) == (["t", "he"], "the", True)


@pytest.mark.parametrize(("text", "vocab_size"), [("", 300), ("a", 300), ("a\nb", 300), ("aaaa", 256)])
def test_where_nothing_can_be_merged_there_is_one_frame_that_says_so(text: str, vocab_size: int) -> None:
    [frame] = taught(text, vocab_size)
    MergeFrame.model_validate(frame)
    assert (frame["merge"], frame["pair"], frame["tokens"], frame["done"]) == (0, None, len(text), True)


@TRIES
@given(text=TEXTS)
def test_the_pairs_of_a_training_are_the_merges_of_an_encoding(text: str) -> None:
    told = taught(text, 270)
    merges = [frame["pair"] for frame in told if frame["pair"] is not None]
    recording = own(text, merges)
    assert len(recording.result["tokens"]) == told[-1]["tokens"]
    assert recording.result["d_vocab"] == told[-1]["d_vocab"]
