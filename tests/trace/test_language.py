"""Every word of a trace goes through gettext: shown by a language in which every message stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from app.trace.findings import SENTENCES, finding_words
from app.trace.language import N_, TRANSLATIONS, _
from app.trace.models import models
from app.trace.recording import explained
from tests.trace.scenes import NAMES, SCENES
from tests.trace.shelves import library


class Brackets(NullTranslations):
    """Every message in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"


@pytest.fixture
def brackets() -> Iterator[None]:
    token = TRANSLATIONS.set(Brackets())
    yield
    TRANSLATIONS.reset(token)


def outside_brackets(text: str) -> str:
    """What of a text did not go through gettext: brackets within brackets are taken off first."""
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = shorter
    return text


def test_where_no_language_is_set_a_message_is_said_as_it_is_written() -> None:
    assert _("the error") == "the error"
    assert N_("the error") == "the error"


@pytest.mark.usefixtures("brackets")
def test_a_message_is_said_in_the_language_of_the_request_and_marked_ones_only_when_they_are_said() -> None:
    assert _("the error") == "⟦the error⟧"
    assert N_("the error") == "the error"


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_a_trace_can_be_said_in_another_language(name: str) -> None:
    trace = SCENES[name].trace()
    for tensor in trace["tensors"].values():
        assert outside_brackets(tensor["says"]) == ""
    for step in trace["steps"]:
        assert outside_brackets(step["title"] + step["says"]) == ""
    assert all(outside_brackets(label) == "" for label in trace["axes"].get("pixel", ()))


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("name", NAMES)
def test_every_word_about_a_number_can_be_said_in_another_language(name: str) -> None:
    recording = SCENES[name].recording()
    for tensor in recording.tape.tensors.values():
        told = explained(recording, tensor.name, [0] * tensor.value.ndim)
        for term in [told, *told["terms"]]:
            own = re.sub("“.*?”", "", term["label"])  # what is quoted is the visitor's text
            assert not re.search("[a-z]{2}", outside_brackets(own)), term["label"]
        assert outside_brackets(told["rule"]) == ""
        about = re.sub("“.*?”", "", told["title"] + told["says"])
        assert not re.search("[a-zA-Z]{2}", outside_brackets(about)), told
        own = re.sub("“.*?”", "", told["formula"])  # what is quoted is the visitor's text
        words = set(re.findall("[a-zA-Z]{2,}", outside_brackets(own)))
        assert words <= {"tanh", "max", "hold", "id"}, "a formula has the names of functions, and no sentence"


@pytest.mark.usefixtures("brackets")
def test_findings_and_models_can_be_told_in_another_language() -> None:
    from app.engine.pixels_doctor import Finding

    for kind in SENTENCES:
        told = finding_words(Finding(kind, 0.5, 0, 0))
        assert outside_brackets(told["says"] + told["suggests"]) == ""
    for model in models(library()):
        assert outside_brackets(model["source"]) == ""
        assert model["id"] != "pixels" or outside_brackets(model["name"]) == "", "a model's own name stays as it is"
