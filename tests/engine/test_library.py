"""The library: a model is found on whichever shelf it stands, and what is not there is refused by its name."""

from __future__ import annotations

import pytest

from app.engine.errors import NotAllowedError
from app.engine.library import Entry, Library, Opened
from app.engine.said import Said
from app.engine.tokenizers.bytes import Bytes
from tests.engine.gpts import random_model


def entry(name: str, ready: bool = True) -> Entry:
    return Entry(name, name.title(), "gpt2", 1, 2, 3, 12, 17, 10, ready, "made for a test", Said("run make run"))


class OneModel:
    def __init__(self, name: str, ready: bool = True) -> None:
        self.entry = entry(name, ready)
        self.opened = 0

    def entries(self) -> list[Entry]:
        return [self.entry]

    def open(self, model_id: str) -> Opened | None:
        if model_id != self.entry.id or not self.entry.ready:
            return None
        self.opened += 1
        return Opened(self.entry, random_model(), Bytes())


def test_a_model_is_found_on_whichever_shelf_it_stands() -> None:
    library = Library([OneModel("first"), OneModel("second")])
    assert [each.id for each in library.entries()] == ["first", "second"]
    assert library.open("second").entry.name == "Second"
    assert library.open("first").causal


def test_a_model_that_is_nowhere_is_refused_with_those_that_are() -> None:
    with pytest.raises(NotAllowedError, match="there is no model 'third': choose one of first") as refused:
        Library([OneModel("first")]).open("third")
    assert refused.value.field == "model"


def test_a_model_that_is_not_ready_is_refused_with_the_way_to_get_it() -> None:
    with pytest.raises(NotAllowedError, match="late is not here yet: run make run"):
        Library([OneModel("late", ready=False)]).open("late")


def test_only_models_of_the_family_that_is_wanted_are_named_to_choose_from() -> None:
    with pytest.raises(NotAllowedError) as refused:
        Library([OneModel("first")]).open("third", "bert")
    assert refused.value.limit == ""
    assert Library([OneModel("first")]).ready("gpt2") == "first"
