"""The headers around every answer: security, the request's id, compression, caching."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.asking import GOOD, JSON

ANSWERS = [
    ("GET", "/healthz"),
    ("GET", "/api/models"),
    ("GET", "/"),
    ("GET", "/nowhere"),
    ("POST", "/api/pixels/forward"),
    ("POST", "/api/pixels/train"),
    ("DELETE", "/api/explain"),
]


def directives(policy: str) -> dict[str, set[str]]:
    return {part.split()[0]: set(part.split()[1:]) for part in policy.split(";")}


@pytest.mark.parametrize(("method", "path"), ANSWERS)
def test_every_answer_carries_the_security_headers(client: TestClient, method: str, path: str) -> None:
    headers = client.request(method, path, json=GOOD.get(path), follow_redirects=False).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers


def test_the_policy_allows_nothing_inline_and_nothing_foreign(client: TestClient) -> None:
    policy = directives(client.get("/healthz").headers["content-security-policy"])
    assert policy["default-src"] == {"'none'"}
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == {"'self'"}
    assert policy["img-src"] == {"'self'", "data:", "blob:"}
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == {"'none'"}
    everything = set[str]().union(*policy.values())
    assert everything == {"'none'", "'self'", "data:", "blob:"}


def test_a_sane_request_id_is_kept(client: TestClient) -> None:
    assert client.get("/healthz", headers={"x-request-id": "abc-1.2_3"}).headers["x-request-id"] == "abc-1.2_3"


@pytest.mark.parametrize("sent", ["", "a b", "x" * 65, '{"a":1}', "\x7f", "é"])
def test_another_request_id_is_replaced(client: TestClient, sent: str) -> None:
    made = client.get("/healthz", headers={b"x-request-id": sent.encode("latin-1")}).headers["x-request-id"]
    assert made != sent
    assert len(made) == 32


def test_every_request_has_an_id_of_its_own(client: TestClient) -> None:
    assert len({client.get("/healthz").headers["x-request-id"] for _ in range(10)}) == 10


@pytest.mark.parametrize("accepted", ["gzip", "br, gzip;q=0.5"])
def test_an_answer_is_compressed_for_who_takes_it(client: TestClient, accepted: str) -> None:
    response = client.post(
        "/api/pixels/forward", json=GOOD["/api/pixels/forward"], headers={"accept-encoding": accepted}
    )
    assert response.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["vary"]
    assert int(response.headers["content-length"]) < len(response.content) / 2


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "gzip;q=x"])
def test_an_answer_is_plain_for_who_does_not(client: TestClient, accepted: str) -> None:
    response = client.post(
        "/api/pixels/forward", json=GOOD["/api/pixels/forward"], headers={"accept-encoding": accepted}
    )
    assert "content-encoding" not in response.headers
    assert "Accept-Encoding" in response.headers["vary"]


@pytest.mark.parametrize("path", ["/api/models", "/api/schema/trace.json", "/api/limits", "/messages/en/pixels.json"])
def test_what_can_be_got_can_be_asked_for_again_with_its_tag(client: TestClient, path: str) -> None:
    first = client.get(path)
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", GOOD)
def test_the_same_request_gets_the_same_bytes(client: TestClient, path: str) -> None:
    answers = {client.post(path, json=GOOD[path]).content for _ in range(3)}
    assert len(answers) == 1


@pytest.mark.parametrize("path", ["/healthz", "/api/models", "/api/limits", "/nowhere"])
def test_head_is_get_without_the_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert head.status_code == got.status_code
    assert head.content == b""
    skipped = {"x-request-id", "date"}
    if path != "/nowhere":
        assert {k: v for k, v in head.headers.items() if k not in skipped} == {
            k: v for k, v in got.headers.items() if k not in skipped
        }


def test_an_answer_to_a_post_is_not_kept(client: TestClient) -> None:
    response = client.post("/api/pixels/forward", json=GOOD["/api/pixels/forward"], headers=JSON)
    assert response.headers["cache-control"] == "no-store"
