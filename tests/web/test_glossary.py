"""The pages beside the chapters, and the glossary as data."""

from __future__ import annotations

import html

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
        if model["parameters"]:
            assert f"{model['parameters']:,}" in page
