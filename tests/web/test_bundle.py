"""The bundle: served where it was made of these very sources, and never otherwise."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from app.settings import Settings
from app.web.assets import Assets
from app.web.bundle import OLD, digest_of_sources, read_bundle
from app.web.chapters import CHAPTERS
from app.web.log import LOGGER

STATIC = Settings().static_dir


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small tree with its bundle."""
    files = {
        "js/pages/pixels.js": 'import { a } from "../lib/a.js";\n',
        "js/lib/a.js": "export const a = 1;\n",
        "css/base.css": "p { color: red; }\n",
        "bundle/js/pages/pixels.js": 'import{a}from"../shared/B.js";',
        "bundle/js/shared/B.js": "export const a=1;",
        "bundle/css/base.css": "p{color:red}",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    loads = ["bundle/js/pages/pixels.js", "bundle/js/shared/B.js"]
    stands_for = {
        "js/pages/pixels.js": {"file": loads[0], "loads": loads},
        "css/base.css": {"file": "bundle/css/base.css", "loads": ["bundle/css/base.css"]},
    }
    told = {"sources": digest_of_sources(tmp_path), "files": stands_for}
    (tmp_path / "bundle" / "bundle.json").write_text(json.dumps(told))
    return tmp_path


def names(assets: Assets) -> list[str]:
    return [url.removeprefix(f"/static/{assets.digest}/") for url in assets.preloads("pixels")]


def test_what_is_packed_is_served_in_place_of_its_sources(tree: Path) -> None:
    assets = Assets(tree)
    assert assets.url("css/base.css") == f"/static/{assets.digest}/bundle/css/base.css"
    assert names(assets) == ["bundle/js/pages/pixels.js", "bundle/js/shared/B.js"]
    assert assets.url("js/lib/a.js").endswith("/js/lib/a.js")


@pytest.mark.parametrize("change", ["edit", "rename", "add", "remove"])
def test_a_bundle_of_other_sources_is_not_served(tree: Path, change: str, caplog: pytest.LogCaptureFixture) -> None:
    match change:
        case "edit":
            (tree / "js" / "lib" / "a.js").write_text("export const a = 2;\n")
        case "rename":
            (tree / "css" / "base.css").rename(tree / "css" / "other.css")
        case "add":
            (tree / "css" / "new.css").write_text("")
        case "remove":
            (tree / "css" / "base.css").unlink()
    logging.getLogger(LOGGER).propagate = True
    with caplog.at_level("WARNING", LOGGER):
        assets = Assets(tree)
    assert OLD in caplog.text
    assert not any(name.startswith("bundle/") for name in assets.files)
    assert names(assets)[0] == "js/pages/pixels.js"


def test_what_is_no_source_may_change(tree: Path) -> None:
    (tree / "icon.svg").write_text("<svg/>")
    (tree / "js" / "lib" / ".a.js.swp").write_text("")
    (tree / "js" / ".hidden.js").write_text("")
    assert read_bundle(tree)


def test_without_a_bundle_the_sources_are_served(tree: Path) -> None:
    (tree / "bundle" / "bundle.json").unlink()
    assets = Assets(tree)
    assert names(assets) == ["js/pages/pixels.js", "js/lib/a.js"]
    assert not any(name.startswith("bundle/") for name in assets.files)


@pytest.mark.skipif(not (STATIC / "bundle" / "bundle.json").exists(), reason="no bundle: `make bundle` makes it")
def test_the_real_bundle_is_that_of_these_sources_and_holds_every_page() -> None:
    bundle = read_bundle(STATIC)
    assert bundle, OLD
    for chapter in CHAPTERS:
        if chapter.built:
            loads = bundle[f"js/pages/{chapter.id}.js"].loads
            assert len(loads) <= 3
            assert all((STATIC / name).is_file() for name in loads)
