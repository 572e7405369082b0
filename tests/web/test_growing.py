"""A model grows in a process of its own, that is gone with its visitor; several at once, but not too many."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.web.asking import JSON, refused
from tests.web.serving import Live, wait_until

GROW = "/api/grow"
TINY = {"d_model": 8, "n_layers": 1, "n_heads": 2, "steps": 4}
LONG = TINY | {"steps": 10_000, "d_model": 64, "n_layers": 4}
OWN = "Öl und Brot, Brot und Öl; wer hat das Brot? 🥖 " * 12


def frames_of(body: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in body.decode().splitlines()]


def test_the_moments_come_a_line_each_and_the_last_is_done(client: TestClient) -> None:
    response = client.post(GROW, json=TINY)
    assert response.headers["content-type"] == "application/x-ndjson"
    frames = frames_of(response.content)
    assert [frame["step"] for frame in frames] == [0, 1, 2, 3, 4]
    assert [frame.get("done") for frame in frames] == [None] * 4 + [True]


def test_the_same_request_gets_the_same_bytes(client: TestClient) -> None:
    assert len({client.post(GROW, json=TINY).content for _ in range(2)}) == 1


def test_a_text_of_ones_own_is_learned(client: TestClient) -> None:
    frames = frames_of(client.post(GROW, json=TINY | {"text": OWN, "vocab_size": 300}).content)
    assert frames[-1]["done"]
    assert frames[0]["floor"] is None
    assert "".join(frames[0]["watch"]) in OWN


@pytest.mark.parametrize(
    ("asked", "field", "limit"),
    [
        ({"steps": 10_001}, "steps", 10_000),
        ({"d_model": 128}, "d_model", 64),
        ({"n_layers": 5}, "n_layers", 4),
        ({"text": "a" * 50_001}, "text", 50_000),
        ({"watch": "a" * 10_001}, "watch", 10_000),
        ({"text": OWN, "vocab_size": 2_001}, "vocab_size", 2_000),
    ],
)
def test_too_much_is_refused_with_the_limit(client: TestClient, asked: dict[str, Any], field: str, limit: int) -> None:
    refused(client.post(GROW, json=asked), 422, "limit_exceeded", field, limit)
    assert client.get("/healthz").json()["trainings"] == 0


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"n_heads": 5}, None),
        ({"text": ""}, "text"),
        ({"text": "short"}, "text"),
        ({"watch": "   "}, "watch"),
        ({"watch": "the king " * 40}, "watch"),
        ({"text": OWN, "watch": ""}, "watch"),
        ({"seed": 1.5}, "seed"),
        ({"learning_rate": 0}, "learning_rate"),
    ],
)
def test_what_cannot_grow_is_refused_before_the_stream_begins(
    client: TestClient, asked: dict[str, Any], field: str | None
) -> None:
    refused(client.post(GROW, json=TINY | asked), 422, field=field)


def test_what_is_no_text_is_refused(client: TestClient) -> None:
    refused(client.post(GROW, content=rb'{"text": "a\ud800"}', headers=JSON), 400, "bad_text")


def test_a_rate_that_is_too_high_ends_the_stream_with_an_error(client: TestClient) -> None:
    frames = frames_of(client.post(GROW, json=TINY | {"learning_rate": 10, "steps": 400}).content)
    assert frames[0]["step"] == 0
    last = frames[-1]
    assert last.get("done") or last["error"]["field"] == "learning_rate"


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_the_process_is_a_nice_one_and_gone_within_a_second_of_the_client(live: Live) -> None:
    with httpx2.stream("POST", live.url + GROW, json=LONG, timeout=60) as response:
        next(response.iter_raw())
        [training] = list(live.app.state.trainings.running)
        pid = training.process.pid
        assert os.getpriority(os.PRIO_PROCESS, pid) == 10
    wait_until(lambda: gone(pid), 1)
    assert not live.app.state.trainings.running


def test_one_model_too_many_is_told_when_to_come_back_and_other_trainings_go_on(
    live_with: Callable[..., Live],
) -> None:
    live = live_with(growings=2)
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(httpx2.stream("POST", live.url + GROW, json=LONG, timeout=60))
        response = httpx2.post(live.url + GROW, json=TINY, timeout=60)
        refused(response, 429, "too_many_trainings", limit=2)
        assert int(response.headers["retry-after"]) > 0
        assert httpx2.post(live.url + "/api/pixels/train", json={"epochs": 1}, timeout=60).status_code == 200
    wait_until(lambda: not live.app.state.trainings.running, 2)
    assert httpx2.post(live.url + GROW, json=TINY, timeout=60).status_code == 200
