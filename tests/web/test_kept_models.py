"""A grown model is kept under its digest; then every route reads with it."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.web.asking import refused

TINY = {"d_model": 8, "n_layers": 1, "n_heads": 2, "steps": 1}


@pytest.fixture(scope="module")
def keeping(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An app with a folder of its own for what is kept."""
    settings = Settings(grown_dir=tmp_path_factory.mktemp("kept") / "grown", grown_models=2)
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client


def grown(client: TestClient, **asked: Any) -> dict[str, Any]:
    """The last moment of a tiny model."""
    frame: dict[str, Any] = json.loads(client.post("/api/grow", json=TINY | asked).text.splitlines()[-1])
    return frame


@pytest.fixture(scope="module")
def moment(keeping: TestClient) -> dict[str, Any]:
    return grown(keeping)


def put(client: TestClient, moment: dict[str, Any]) -> Any:
    return client.put(f"/api/models/{moment['digest']}", content=b64decode(moment["model"]))


def test_a_kept_model_is_had_again_byte_for_byte(keeping: TestClient, moment: dict[str, Any]) -> None:
    for _ in range(2):  # once more changes nothing
        response = put(keeping, moment)
        assert response.status_code == 200, response.text
        assert response.json()["id"] == moment["id"]
        assert response.json()["d_model"] == 8
    response = keeping.get(f"/api/models/{moment['digest']}")
    assert response.content == b64decode(moment["model"])
    assert response.headers["content-type"] == "application/octet-stream"
    assert keeping.head(f"/api/models/{moment['digest']}").status_code == 200
    assert moment["id"] not in [entry["id"] for entry in keeping.get("/api/models").json()]


def test_it_says_which_words_it_was_never_taught(keeping: TestClient, moment: dict[str, Any]) -> None:
    put(keeping, moment)
    world = keeping.post("/api/next", json={"model": moment["id"], "text": "bank the quark"}).json()["result"][
        "unknown"
    ]
    assert [(word["text"], word["misplaced"]) for word in world] == [("bank", True), ("quark", False)]
    own = grown(keeping, text="The cat sat on the mat.\nThe cat ran. " * 20, vocab_size=270, watch="The cat")
    put(keeping, own)
    told = keeping.get(f"/api/models/{own['id']}/vocabulary").json()
    assert (told["words"], told["openers"]) == (["The", "cat", "mat", "on", "ran", "sat", "the"], ["The"])
    asked = {"model": own["id"], "text": "The dog sat"}
    [word] = keeping.post("/api/next", json=asked).json()["result"]["unknown"]
    assert (word["text"], word["misplaced"]) == ("dog", False)


def test_every_route_reads_with_it_and_its_numbers_can_be_explained(
    keeping: TestClient, moment: dict[str, Any]
) -> None:
    put(keeping, moment)
    text = "she put her money in the"
    answer = keeping.post("/api/next", json={"model": moment["id"], "text": text})
    assert answer.status_code == 200, answer.text
    best = answer.json()["result"]["candidates"][0]
    assert best["probability"] == pytest.approx(moment["next"][0]["probability"], rel=0.02)
    request = {"model": moment["id"], "text": text}
    trace = keeping.post("/api/attention/trace", json=request).json()
    shown = trace["tensors"]["blocks.0.pattern"]["data"]
    assert shown[0][1][0] == pytest.approx(moment["pattern"][0][0][1][0], abs=0.01)
    assert len(keeping.post("/api/generate", json=request | {"n": 3}).text.splitlines()) == 3
    asked = {"of": {"route": "attention/trace", "request": request}, "tensor": "blocks.0.pattern", "index": [0, 1, 0]}
    told = keeping.post("/api/explain", json=asked).json()
    assert told["value"] == pytest.approx(shown[0][1][0], rel=1e-3)
    assert told["op"] == "softmax"


def test_one_that_is_lost_says_so_with_a_code_of_its_own(keeping: TestClient) -> None:
    response = keeping.post("/api/next", json={"model": "own-0123456789abcdef", "text": "the"})
    refused(response, 422, "unknown_model", "model")
    refused(keeping.get(f"/api/models/{'0' * 64}"), 404, "unknown_model", "digest")


def test_the_least_used_makes_room(keeping: TestClient) -> None:
    moments = [grown(keeping, seed=seed) for seed in (11, 12, 13)]
    for each in moments:
        assert put(keeping, each).status_code == 200
    states = [keeping.head(f"/api/models/{each['digest']}").status_code for each in moments]
    assert states.count(200) == 2
    assert states[-1] == 200


def test_a_file_of_another_digest_is_told_its_own(keeping: TestClient, moment: dict[str, Any]) -> None:
    response = keeping.put(f"/api/models/{'0' * 64}", content=b64decode(moment["model"]))
    refused(response, 422, "wrong_digest", "digest", moment["digest"])


@pytest.mark.parametrize("digest", ["0", "A" * 64, "0" * 65, "..", "%00", "%2e%2e%2fpasswd", "é"])
def test_what_is_no_digest_is_refused(keeping: TestClient, digest: str) -> None:
    for method in ("GET", "PUT"):
        assert keeping.request(method, f"/api/models/{digest}").status_code in (404, 405, 422)


def test_what_is_no_model_is_refused(keeping: TestClient, moment: dict[str, Any]) -> None:
    for data in (b"", b"nonsense", b64decode(moment["model"])[:-7]):
        response = keeping.put(f"/api/models/{hashlib.sha256(data).hexdigest()}", content=data)
        refused(response, 422)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(grown_dir=tmp_path, model_bytes=1024))) as client:
        refused(client.put(f"/api/models/{'0' * 64}", content=b"x" * 2000), 413, "body_too_large", limit=1024)


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path, moment: dict[str, Any]) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where a folder should be")
    with TestClient(create_app(Settings(grown_dir=taken / "grown"))) as client:
        response = client.put(f"/api/models/{moment['digest']}", content=b64decode(moment["model"]))
    refused(response, 503, "cannot_keep")
    assert response.headers["retry-after"]
