"""A training is a stream of frames, from a process of its own that is gone when nobody reads it any more."""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from app.settings import ROOT
from tests.web.asking import refused
from tests.web.serving import Live, wait_until

TRAIN = "/api/pixels/train"
LONG = {"epochs": 20_000, "every": 10, "examples": [{"pixels": [1] * 9, "target": 0}] * 64, "batch_size": 1}


def frames_of(body: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in body.decode().splitlines()]


def test_the_frames_come_a_line_each_and_the_last_is_done(client: TestClient) -> None:
    response = client.post(TRAIN, json={"epochs": 10, "every": 4})
    assert response.headers["content-type"] == "application/x-ndjson"
    frames = frames_of(response.content)
    assert [frame["epoch"] for frame in frames] == [0, 4, 8, 10]
    assert [frame.get("done") for frame in frames] == [None, None, None, True]
    assert len(frames[0]["atlas"]) == 512


def test_no_epochs_are_one_frame(client: TestClient) -> None:
    frames = frames_of(client.post(TRAIN, json={"epochs": 0}).content)
    assert [(frame["epoch"], frame["done"]) for frame in frames] == [(0, True)]


def test_the_same_request_gets_the_same_bytes(live: Live) -> None:
    asked = {"epochs": 30, "every": 3, "noise": 0.2, "batch_size": 2, "seed": 5}
    for headers in ({"accept-encoding": "identity"}, {"accept-encoding": "gzip"}):
        bodies = set()
        for _ in range(3):
            with httpx2.stream("POST", live.url + TRAIN, json=asked, headers=headers) as response:
                bodies.add(b"".join(response.iter_raw()))
        assert len(bodies) == 1


def test_a_training_goes_on_from_any_of_its_frames_bit_for_bit(client: TestClient) -> None:
    asked = {"epochs": 20, "every": 5, "noise": 0.1, "batch_size": 3, "seed": 11}
    whole = frames_of(client.post(TRAIN, json=asked).content)
    middle = whole[2]
    rest = {"network": middle["network"], "first_epoch": middle["epoch"], "epochs": 10}
    resumed = frames_of(client.post(TRAIN, json=asked | rest).content)
    assert resumed[-1] == whole[-1]


def test_a_training_goes_on_from_a_frame_within_an_epoch_bit_for_bit(client: TestClient) -> None:
    asked = {"epochs": 3, "every": 1, "each": "step", "noise": 0.1, "batch_size": 1, "seed": 11}
    whole = frames_of(client.post(TRAIN, json=asked).content)
    middle = whole[6]
    assert (middle["epoch"], middle["step"]) == (1, 6)
    rest = {"network": middle["network"], "first_epoch": 1, "first_step": 6, "epochs": 2}
    resumed = frames_of(client.post(TRAIN, json=asked | rest).content)
    assert [frame["step"] for frame in resumed] == list(range(6, 13))
    assert resumed[-1] == whole[-1]


def test_gzip_is_flushed_after_each_frame_so_that_it_can_be_read_live(live: Live) -> None:
    headers = {"accept-encoding": "gzip"}
    with httpx2.stream("POST", live.url + TRAIN, json=LONG, headers=headers) as response:
        assert response.headers["content-encoding"] == "gzip"
        unpacker, text = zlib.decompressobj(31), b""
        for chunk in response.iter_raw():
            text += unpacker.decompress(chunk)
            if text.count(b"\n") >= 2:
                break
    assert not unpacker.eof
    assert [frame["epoch"] for frame in frames_of(text[: text.rindex(b"\n")])][:2] == [0, 10]


def test_gzip_and_plain_hold_the_same_frames(live: Live) -> None:
    bodies = []
    for encoding in ("gzip", "identity", "gzip;q=0"):
        headers = {"accept-encoding": encoding}
        with httpx2.stream("POST", live.url + TRAIN, json={"epochs": 6}, headers=headers) as response:
            bodies.append(b"".join(response.iter_raw()))
            assert ("content-encoding" in response.headers) == (encoding == "gzip")
    assert gzip.decompress(bodies[0]) == bodies[1] == bodies[2]


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def running(live: Live) -> list[Any]:
    return list(live.app.state.trainings.running)


def test_the_process_is_gone_within_a_second_of_the_client(live: Live) -> None:
    with httpx2.stream("POST", live.url + TRAIN, json=LONG) as response:
        chunks = response.iter_raw()
        next(chunks)
        [training] = running(live)
        pid = training.process.pid
        assert not gone(pid)
    wait_until(lambda: gone(pid), 1)
    assert running(live) == []


def test_a_client_that_stops_reading_stops_the_training_and_leaving_ends_it(live: Live) -> None:
    """Nothing is read after the first bytes: the pipe is full, and the process waits instead of computing."""
    with httpx2.stream("POST", live.url + TRAIN, json={"epochs": 20_000, "every": 10}) as response:
        chunks = response.iter_raw()
        next(chunks)
        [training] = running(live)
        pid = training.process.pid
        time.sleep(0.5)
        received = training.reader._buffer
        assert len(received) <= 4 * 65536
        assert not gone(pid)
    wait_until(lambda: gone(pid), 1)


def test_one_training_too_many_is_refused_until_another_ends(live_with: Callable[..., Live]) -> None:
    live = live_with(trainings=2)
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(httpx2.stream("POST", live.url + TRAIN, json=LONG))
        response = httpx2.post(live.url + TRAIN, json={"epochs": 1})
        message = refused(response, 429, "too_many_trainings", limit=2)
        assert message.startswith("2 trainings are running")
        assert int(response.headers["retry-after"]) > 0
        assert httpx2.get(live.url + "/healthz").json()["trainings"] == 2
    wait_until(lambda: running(live) == [], 2)
    assert httpx2.post(live.url + TRAIN, json={"epochs": 1}).status_code == 200


def test_a_refused_training_leaves_its_place(client: TestClient) -> None:
    for _ in range(20):
        refused(client.post(TRAIN, json={"epochs": 10**6}), 422, "limit_exceeded", "epochs", 20_000)
    assert client.get("/healthz").json()["trainings"] == 0


def test_weights_that_run_away_end_the_stream_with_an_error(client: TestClient) -> None:
    """Freed weights and an absurd learning rate: relu sums grow without bound."""
    asked = {"hold": False, "hidden": "relu", "learning_rate": 100, "loss": "cross_entropy", "output": "softmax"}
    shape = {"sizes": [9, 12, 12, 12, 12, 4], "hidden": "relu", "output": "softmax"}
    network = client.post("/api/pixels/network", json=shape).json()
    network["network"]["weights"] = [
        [[1000.0 * weight for weight in row] for row in layer] for layer in network["network"]["weights"]
    ]
    lines = frames_of(client.post(TRAIN, json=asked | {"network": network["network"], "epochs": 500}).content)
    error = lines[-1].get("error")
    assert error, lines[-1]
    assert error["code"] == "not_finite"
    assert lines[0]["epoch"] == 0


def test_a_training_that_takes_too_long_says_so_in_its_last_line(live_with: Callable[..., Live]) -> None:
    live = live_with(training_seconds=0.2)
    lines = frames_of(httpx2.post(live.url + TRAIN, json=LONG).content)
    assert lines[-1]["error"]["code"] == "training_too_long"
    assert lines[-1]["error"]["limit"] == 0.2
    assert "epoch" in lines[-2]


def test_a_process_that_dies_breaks_the_stream_off(live: Live) -> None:
    """It must not look like the end of a training."""
    with httpx2.stream("POST", live.url + TRAIN, json=LONG) as response:
        chunks = response.iter_raw()
        next(chunks)
        [training] = running(live)
        training.process.kill()
        with pytest.raises(httpx2.RemoteProtocolError):
            list(chunks)
    wait_until(lambda: running(live) == [], 2)


def test_a_script_that_serves_is_not_run_again_by_its_trainings(tmp_path: Path) -> None:
    """Not guarded by `if __name__ == "__main__"`, as multiprocessing asks for: it would start a server in each."""
    script = tmp_path / "serve.py"
    script.write_text(
        "from starlette.testclient import TestClient\n"
        "from app.main import create_app\n"
        "print('run')\n"
        "with TestClient(create_app()) as client:\n"
        f"    print(client.post({TRAIN!r}, json={{'epochs': 1}}).text.count('done'))\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["run", "1"], done.stderr


def test_stopping_the_server_ends_its_trainings(live_with: Callable[..., Live]) -> None:
    live = live_with(graceful_seconds=0)
    with httpx2.stream("POST", live.url + TRAIN, json=LONG) as response:
        chunks = response.iter_raw()
        next(chunks)
        [training] = running(live)
        asyncio.run(_end(live))
        wait_until(lambda: gone(training.process.pid), 1)


async def _end(live: Live) -> None:
    live.app.state.trainings.end()
