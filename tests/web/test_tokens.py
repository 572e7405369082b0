"""The routes of the tokenizers: any text gets its tokens, any id its bytes, and merges come as they are learned."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.engine.tokenizers.strings import HARD
from tests.web.asking import JSON, refused
from tests.web.serving import Live, wait_until

ENCODE, TRAIN = "/api/tokens/encode", "/api/tokens/train"
LESSON = "She put her money in the bank. The bank of the river, the other bank there."


def taught(client: TestClient, text: str, vocab_size: int) -> list[dict[str, Any]]:
    response = client.post(TRAIN, json={"text": text, "vocab_size": vocab_size})
    assert response.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in response.text.splitlines()]


@pytest.mark.parametrize("tokenizer", ["bytes", "characters", "words", "pocket"])
@pytest.mark.parametrize("text", [text.replace("\0", "") for text in HARD])
def test_any_text_gets_tokens_whose_bytes_are_the_text(client: TestClient, text: str, tokenizer: str) -> None:
    response = client.post(ENCODE, json={"text": text, "tokenizer": tokenizer})
    tokens = response.json()["result"]["tokens"]
    assert b"".join(bytes(token["bytes"]) for token in tokens) == text.encode()
    assert [token["text"] for token in tokens] == response.json()["axes"]["pos"]


def test_what_a_visitor_has_trained_cuts_a_text_and_its_film_has_a_step_a_merge(client: TestClient) -> None:
    frames = taught(client, LESSON, 275)
    merges = [frame["pair"] for frame in frames]
    told = client.post(ENCODE, json={"text": LESSON, "tokenizer": "own", "merges": merges}).json()
    assert len(told["result"]["tokens"]) == frames[-1]["tokens"]
    assert [step["op"] for step in told["steps"]] == ["merge"] * len(told["result"]["merges"]) + ["line_up"]


def test_an_id_is_explained_down_to_its_bytes(client: TestClient) -> None:
    request = {"text": "the other", "tokenizer": "own", "merges": [[116, 104], [256, 101]]}
    of = {"route": "tokens/encode", "request": request}

    def terms(tensor: str, index: list[int]) -> list[tuple[str, list[int], float]]:
        told = client.post("/api/explain", json={"of": of, "tensor": tensor, "index": index}).json()
        return [(term["tensor"], term["index"], term["value"]) for term in told["terms"]]

    assert terms("ids", [0]) == [("merges.2", [], 257.0)]
    assert terms("merges.2", []) == [("merges.0", [], 256.0), ("bytes", [2], 101.0)]
    assert terms("merges.0", []) == [("bytes", [0], 116.0), ("bytes", [1], 104.0)]
    assert terms("bytes", [0]) == []


def test_a_word_that_was_never_seen_says_so(client: TestClient) -> None:
    told = client.post(ENCODE, json={"text": "the zyzzyva", "tokenizer": "words"}).json()["result"]["tokens"]
    assert [(token["text"], token["known"]) for token in told] == [("the", True), (" zyzzyva", False)]


def test_no_text_is_no_tokens_and_spaces_alone_are_some(client: TestClient) -> None:
    assert client.post(ENCODE, json={"text": "", "tokenizer": "bytes"}).json()["result"]["tokens"] == []
    assert len(client.post(ENCODE, json={"text": "   ", "tokenizer": "bytes"}).json()["result"]["tokens"]) == 3


@pytest.mark.parametrize("path", [ENCODE, TRAIN])
@pytest.mark.parametrize("text", [rb'"a\ud800"', rb'"\udc00b"', rb'"a\u0000b"'])
def test_what_is_no_text_is_refused(client: TestClient, path: str, text: bytes) -> None:
    body = b'{"tokenizer": "bytes", "vocab_size": 300, "text": ' + text + b"}"
    refused(client.post(path, content=body, headers=JSON), 400, "bad_text")


def test_a_huge_text_is_refused_before_it_is_read(client: TestClient) -> None:
    refused(client.post(ENCODE, json={"text": "😀" * 300_000, "tokenizer": "bytes"}), 413, "body_too_large")


def test_an_unknown_tokenizer_is_refused_with_the_known_ones(client: TestClient) -> None:
    message = refused(client.post(ENCODE, json={"text": "a", "tokenizer": "magic"}), 422, field="tokenizer")
    assert "'magic'" in message
    assert "bytes, characters, words, pocket, own" in message


def test_a_training_is_a_line_a_merge_and_the_last_is_done(client: TestClient) -> None:
    frames = taught(client, LESSON, 262)
    assert [frame["merge"] for frame in frames] == [1, 2, 3, 4, 5, 6]
    assert [frame.get("done") for frame in frames] == [None] * 5 + [True]
    assert frames[-1]["d_vocab"] == 262


@pytest.mark.parametrize("text", ["", "a", "a\nb"])
def test_running_out_of_pairs_ends_it_quietly(client: TestClient, text: str) -> None:
    [frame] = taught(client, text, 300)
    assert (frame["pair"], frame["done"]) == (None, True)


def test_the_same_lesson_gets_the_same_bytes(client: TestClient) -> None:
    asked = {"text": LESSON, "vocab_size": 290}
    assert len({client.post(TRAIN, json=asked).content for _ in range(3)}) == 1


def test_the_process_of_a_training_is_gone_when_the_client_leaves(live: Live) -> None:
    """More than the pipe holds: it waits for somebody to read on."""
    lesson = "".join(f"{number:x} " for number in range(9_000))
    with httpx2.stream("POST", live.url + TRAIN, json={"text": lesson, "vocab_size": 2_000}) as response:
        next(response.iter_raw())
    wait_until(lambda: not live.app.state.trainings.running, 2)
