"""Every message of the sources is in every catalogue, translated, with all that is filled in and marked in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from app.web.catalogue import Catalogue
from scripts.messages import ROOT, catalogues, extracted, texts

FILLED_IN = re.compile(r"\{\w*\}|%\(\w+\)[sd]|</?\w+[^>]*>")


@pytest.fixture(scope="module")
def fresh() -> Catalog:
    """What the sources say today."""
    return extracted()


@pytest.fixture(scope="module", params=catalogues(), ids=lambda path: path.parts[-3])
def path(request: pytest.FixtureRequest) -> Path:
    """The catalogue of each language."""
    found: Path = request.param
    return found


def kept(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def named(catalogue: Catalog) -> set[str | tuple[str, ...]]:
    return {message.id if isinstance(message.id, str) else tuple(message.id) for message in catalogue if message.id}


def test_no_message_is_left_out_and_none_is_there_in_vain(path: Path, fresh: Catalog) -> None:
    assert sorted(map(str, named(fresh) ^ named(kept(path)))) == [], "run `make messages`, and translate"


def test_every_message_is_translated(path: Path) -> None:
    left = [message.id for message in kept(path) if message.id and (message.fuzzy or not all(texts(message.string)))]
    assert left == []


def test_what_is_filled_in_and_marked_is_in_every_translation(path: Path) -> None:
    def marks(text: str) -> list[str]:
        return sorted(FILLED_IN.findall(text))

    wrong = []
    for message in kept(path):
        for text in texts(message.string):
            one = {str(marks(each)) for each in texts(message.id)}  # "1 page" may do without its {n}
            if message.id and str(marks(text)) not in one:
                wrong.append((message.id, text))
    assert wrong == []


def test_the_app_reads_a_catalogue_as_gettext_does(path: Path) -> None:
    read = Catalogue(path)
    for message in kept(path):
        if message.id:
            assert read.gettext(texts(message.id)[0]) == texts(message.string)[0]


def test_messages_of_all_three_kinds_of_sources_are_found(fresh: Catalog) -> None:
    said = {place.partition("/")[0] for message in fresh for place, _line in message.locations}
    assert said == {"app", "static", "templates"}
    assert (ROOT / "app" / "locale").is_dir()
