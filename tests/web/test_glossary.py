"""The pages beside the chapters, and the glossary as data."""

from __future__ import annotations

import html
import re

from starlette.testclient import TestClient


def test_every_term_of_the_glossary_stands_in_its_page(client: TestClient) -> None:
    page = html.unescape(client.get("/glossary").text)
    terms = client.get("/api/glossary").json()
    assert len(terms) > 30
    for term in terms:
        assert f'id="{term["id"]}"' in page
        assert term["says"] in page


def test_every_model_stands_in_the_page_of_the_models_with_its_sizes(client: TestClient) -> None:
    page = client.get("/models").text
    for model in client.get("/api/models").json():
        assert html.escape(model["name"]) in page
        card = page.partition(f"<code>{model['id']}</code>")[2].partition("</section>")[0]
        told = [int(number.replace(",", "")) for number in re.findall(r"<dd>([\d,]+)</dd>", card)]
        sizes = ("parameters", "n_layers", "n_heads", "d_model", "d_vocab", "n_ctx")
        assert told == [model[size] for size in sizes if model[size]], model["id"]
        assert ("See its numbers at work" in card) == model["ready"]
