"""Static files: from memory, for ever under the digest of the tree, and nothing else than what is in the tree."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from app.web.assets import Assets
from tests.web.asking import refused


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small tree; the secret lies beside it."""
    files = {
        "js/pages/pixels.js": 'import { a } from "../lib/a.js";\nimport {\n  b,\n} from "../marks/b.js";\n'
        '// import "../lib/old.js"\n/* import "../lib/older.js" */\nconst late = () => import("../lib/late.js");\n',
        "js/lib/a.js": 'export { c } from "./c.js";\nimport { d3 } from "../../vendor/d3.js";\n',
        "js/lib/c.js": "export const c = 1;\n",
        "js/lib/late.js": "export const late = 1;\n",
        "js/marks/b.js": 'import "../lib/a.js";\nexport const b = 2;\n',
        "vendor/d3.js": 'export const d3 = "import \\"./nothing.js\\"";' * 50,
        "vendor/d3.d.ts": "export {};",
        "css/page.css": "p { color: red; }\n" * 50,
        "m.mjs": "export {};",
        "icon.svg": "<svg/>",
        ".hidden": "x",
        "README.md": "x",
    }
    for name, text in files.items():
        path = tmp_path / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path / "static"


@pytest.fixture
def serving(tree: Path) -> tuple[TestClient, Assets]:
    app: FastAPI = create_app(Settings(static_dir=tree))
    return TestClient(app, raise_server_exceptions=False), app.state.assets


def test_a_file_is_kept_for_ever_under_the_digest(serving: tuple[TestClient, Assets]) -> None:
    client, assets = serving
    response = client.get(assets.url("css/page.css"))
    assert response.status_code == 200
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["content-type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("js/lib/a.js", "text/javascript; charset=utf-8"),
        ("m.mjs", "text/javascript; charset=utf-8"),
        ("css/page.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
    ],
)
def test_a_file_is_sent_as_what_it_is(serving: tuple[TestClient, Assets], name: str, content_type: str) -> None:
    client, assets = serving
    assert client.get(assets.url(name)).headers["content-type"] == content_type


def test_a_file_is_compressed_once_and_sent_so(serving: tuple[TestClient, Assets], tree: Path) -> None:
    client, assets = serving
    response = client.get(assets.url("css/page.css"), headers={"accept-encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"
    assert response.headers["vary"] == "Accept-Encoding"
    assert int(response.headers["content-length"]) == len(assets.files["css/page.css"].packed or b"")
    assert gzip.decompress(assets.files["css/page.css"].packed or b"") == (tree / "css/page.css").read_bytes()
    plain = client.get(assets.url("css/page.css"), headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == response.content == (tree / "css/page.css").read_bytes()


def test_another_digest_gets_the_file_of_today_but_not_for_ever(serving: tuple[TestClient, Assets]) -> None:
    client, _assets = serving
    response = client.get("/static/0123456789abcdef/css/page.css")
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-cache"
    headers = {"if-none-match": response.headers["etag"]}
    assert client.get("/static/0123456789abcdef/css/page.css", headers=headers).status_code == 304


def test_any_change_is_another_digest(tree: Path) -> None:
    before = Assets(tree).digest
    assert Assets(tree).digest == before
    (tree / "js/lib/c.js").write_text("export const c = 2;\n")
    after = Assets(tree).digest
    (tree / "js/lib/c.js").rename(tree / "js/lib/e.js")
    assert len({before, after, Assets(tree).digest}) == 3


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "js/../../secret.txt",
        "js/..%5c..%5csecret.txt",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "css",
        "css/",
        "css/page.css/",
        "css//page.css",
        "CSS/page.css",
        "css/page.css%00",
        ".hidden",
        "README.md",
        "vendor/d3.d.ts",
        "",
    ],
)
def test_nothing_else_can_be_reached(serving: tuple[TestClient, Assets], path: str) -> None:
    client, assets = serving
    response = client.get(f"/static/{assets.digest}/{path}")
    refused(response, 404, "not_found")
    assert "secret" not in response.text.replace("secret.txt", "")


def test_the_modules_of_a_page_are_all_named_once(serving: tuple[TestClient, Assets]) -> None:
    _client, assets = serving
    names = [url.removeprefix(f"/static/{assets.digest}/") for url in assets.preloads("pixels")]
    assert names == ["js/pages/pixels.js", "js/lib/a.js", "js/marks/b.js", "js/lib/c.js", "vendor/d3.js"]


def test_a_name_that_is_not_there_is_a_bug_of_the_template(serving: tuple[TestClient, Assets]) -> None:
    _client, assets = serving
    with pytest.raises(KeyError, match=r"js/none\.js"):
        assets.url("js/none.js")
