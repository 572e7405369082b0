"""The pages: rendered on the server, in the visitor's language, and an error page for who reads HTML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from app.web.chapters import CHAPTERS
from tests.web.asking import refused

PAGE = """<html lang="{{ lang }}"{% if messages %} data-messages="{{ messages }}"{% endif %}>
{% for url in preloads(chapter) %}<link rel="modulepreload" href="{{ url }}">{% endfor %}
<script type="module" src="{{ static('js/pages/' ~ chapter ~ '.js') }}"></script>
{% for stop in chapters %}<li>{{ stop.id }} {{ stop.title }} {{ stop.path }} {{ stop.built }}</li>{% endfor %}
<p>{{ _("Hello, {name}").format(name="you") }} {{ ngettext("%(num)s page", "%(num)s pages", 2) }}</p>
<p>{% trans who="<b>" %}Hi {{ who }}{% endtrans %} {{ limits.epochs }}</p></html>"""
GERMAN = r"""
msgid ""
msgstr ""
"Language: de\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#: static/js/pages/pixels.js
msgid "Hello, {name}"
msgstr "Hallo, {name}"

#: static/js/pages/learning.js static/js/pages/pixels.js
msgid "%(num)s page"
msgid_plural "%(num)s pages"
msgstr[0] "%(num)s Seite"
msgstr[1] "%(num)s Seiten"

#: app/web/chapters.py
#: static/js/pages/pixels.js
msgid "Pixels"
msgstr "Bildpunkte"

#: app/engine/pixels.py
#: static/js/pages/learning.js
msgid "top left"
msgstr ""
"oben "
"links"

#: static/js/pages/pixels.js
#, fuzzy
msgid "Learning"
msgstr "Leeren"

#: static/js/pages/pixels.js
msgid "Tokens"
msgstr ""
"""


@pytest.fixture
def pages(tmp_path: Path) -> TestClient:
    """Templates, scripts and a language of the test's own."""
    catalogue = tmp_path / "locale" / "de" / "LC_MESSAGES" / "glassbox.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(GERMAN, "utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "static" / "js" / "pages").mkdir(parents=True)
    for chapter in ("pixels", "learning"):
        (tmp_path / "templates" / f"{chapter}.html").write_text(PAGE)
        (tmp_path / "static" / "js" / "pages" / f"{chapter}.js").write_text("export {};")
    (tmp_path / "templates" / "error.html").write_text("<h1>{{ status }} {{ message }} {{ lang }}</h1>")
    settings = Settings(
        templates_dir=tmp_path / "templates",
        static_dir=tmp_path / "static",
        locale_dir=tmp_path / "locale",
        epochs=77,
    )
    app = create_app(settings)
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize("path", ["/pixels", "/learning"])
def test_a_page_gets_everything_its_template_asks_for(pages: TestClient, path: str) -> None:
    response = pages.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert 'lang="en"' in response.text
    assert "data-messages" not in response.text
    assert re.search(rf'modulepreload" href="/static/[0-9a-f]+/js/pages{path}\.js"', response.text)
    assert "Hello, you 2 pages" in response.text
    assert "Hi &lt;b&gt; 77" in response.text
    assert response.text.count("<li>") == 7
    assert "pixels Pixels /pixels True" in response.text
    assert "machine Machine /machine " in response.text


@pytest.mark.parametrize("path", ["/nowhere", *(chapter.path for chapter in CHAPTERS if not chapter.built)])
def test_a_chapter_that_is_not_built_is_404(pages: TestClient, path: str) -> None:
    refused(pages.get(path), 404, "not_found")
    page = pages.get(path, headers={"accept": "text/html,*/*;q=0.8"})
    assert page.status_code == 404
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "404 There is nothing here." in page.text


def test_an_api_answers_json_even_to_a_browser(pages: TestClient) -> None:
    refused(pages.get("/api/nowhere", headers={"accept": "text/html"}), 404, "not_found")


def test_a_page_can_be_asked_for_again_with_its_tag(pages: TestClient) -> None:
    first = pages.get("/pixels")
    assert first.headers["cache-control"] == "no-cache"
    assert pages.get("/pixels", headers={"if-none-match": first.headers["etag"]}).status_code == 304


def test_head_of_a_page(pages: TestClient) -> None:
    got, head = pages.get("/pixels"), pages.head("/pixels")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == got.headers["content-length"]


@pytest.mark.parametrize(
    ("query", "headers", "language"),
    [
        ("", {}, "en"),
        ("", {"accept-language": "de"}, "de"),
        ("", {"accept-language": "fr, de-CH;q=0.8, en;q=0.5"}, "de"),
        ("", {"accept-language": "en, de;q=0.9"}, "en"),
        ("", {"accept-language": "de;q=0, en"}, "en"),
        ("", {"accept-language": ";;;q=x,,*"}, "en"),
        ("", {"accept-language": "en", "cookie": "lang=de"}, "de"),
        ("?lang=en", {"accept-language": "de", "cookie": "lang=de"}, "en"),
        ("?lang=de", {}, "de"),
        ("?lang=xx", {}, "en"),
        ("", {"accept-language": "de-AT"}, "de"),
        ("?lang=../../etc", {}, "en"),
    ],
)
def test_the_language_is_asked_for_kept_or_preferred(
    pages: TestClient, query: str, headers: dict[str, str], language: str
) -> None:
    response = pages.get(f"/pixels{query}", headers=headers)
    assert f'lang="{language}"' in response.text
    assert response.headers["content-language"] == language
    assert "Accept-Language" in response.headers["vary"]
    assert ("set-cookie" in response.headers) == bool(query)


def test_another_language_is_spoken_throughout(pages: TestClient) -> None:
    page = pages.get("/pixels?lang=de").text
    assert "Hallo, you 2 Seiten" in page
    assert "Bildpunkte" in page
    assert 'data-messages="/messages/de/pixels.json"' in page
    trace = pages.post("/api/pixels/forward?lang=de", json={"pixels": [1] * 9}).json()
    assert trace["axes"]["pixel"][0] == "oben links"
    assert pages.post("/api/pixels/train?lang=de", json={"epochs": 1}).text.count("\n") == 2


def test_the_words_of_the_scripts(pages: TestClient) -> None:
    german = pages.get("/messages/de/pixels.json").json()
    assert german["locale"] == "de"
    assert german["messages"]["Pixels"] == "Bildpunkte"
    assert german["messages"]["%(num)s page"] == ["%(num)s Seite", "%(num)s Seiten"]
    assert not {"", "top left", "Learning", "Tokens"} & set(german["messages"])  # not of a script, or not translated
    assert pages.get("/messages/en/pixels.json").json() == {"locale": "en", "messages": {}}
    assert "top left" in pages.get("/messages/de/learning.json").json()["messages"]
    for nowhere in ("xx/pixels", "de/nothing"):
        refused(pages.get(f"/messages/{nowhere}.json"), 404, "not_found")


def test_an_error_page_that_fails_is_still_an_answer(pages: TestClient, tmp_path: Path) -> None:
    (tmp_path / "templates" / "error.html").write_text("{{ missing }}")
    refused(pages.get("/nowhere", headers={"accept": "text/html"}), 500, "internal_error")


@pytest.mark.parametrize("path", ["/", "/pixels", "/learning", "/nowhere"])
def test_the_real_templates_render_and_need_nothing_inline(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"accept": "text/html"})
    assert response.status_code == (404 if path == "/nowhere" else 200)
    assert not re.search(r"""<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:|https?://""", response.text)
