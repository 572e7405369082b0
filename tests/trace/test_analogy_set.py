"""The set of analogies: at least sixty of eight kinds, each answered as the route of one analogy answers it."""

from __future__ import annotations

from app.engine.library import Library
from app.engine.pocket_shelf import PocketShelf
from app.trace.analogy_set import analogies, record_analogies
from app.trace.embedding_requests import AnalogiesRequest, AnalogyRequest
from app.trace.embeddings import record_analogy
from app.trace.recording import explained

LIBRARY = Library([PocketShelf()])


def test_there_are_at_least_sixty_of_eight_kinds_and_none_twice() -> None:
    assert len(analogies()) >= 60
    assert len({kind for kind, *_words in analogies()}) == 8
    assert len(set(analogies())) == len(analogies())


def test_the_score_counts_what_is_right_and_tells_the_failures() -> None:
    told = record_analogies(AnalogiesRequest(model="pocket"), LIBRARY).result["answer"]
    items = [item for kind in told["kinds"] for item in kind["items"]]
    assert told["of"] + told["missing"] == len(items) == len(analogies())
    assert told["right"] == sum(item["answers"][0]["word"] == item["expected"] for item in items if item["answers"])


def test_an_analogy_of_the_set_has_the_answers_that_it_has_alone() -> None:
    told = record_analogies(AnalogiesRequest(model="pocket"), LIBRARY).result["answer"]
    item = next(item for kind in told["kinds"] for item in kind["items"] if not item["missing"])
    asked = AnalogyRequest(model="pocket", a=item["a"], b=item["b"], c=item["c"], k=5)
    alone = record_analogy(asked, LIBRARY).result["answer"]
    assert [each["word"] for each in alone] == [each["word"] for each in item["answers"]]


def test_the_score_stands_on_the_tape_and_opens_down_to_the_table() -> None:
    recording = record_analogies(AnalogiesRequest(model="pocket"), LIBRARY)
    answer = recording.result["answer"]
    told = explained(recording, "score", [])
    assert told["value"] == answer["right"]
    assert {tuple(term["index"]): term["value"] for term in told["terms"]} == {
        (kind["index"],): kind["right"] for kind in answer["kinds"]
    }
    for tensor in ("kind_right", "set_right", "set_answer", "set_allowed", "set_similarities", "set_asked", "set_end"):
        assert told["terms"][0]["tensor"] == tensor
        told = explained(recording, tensor, told["terms"][0]["index"], most=8)
    assert told["terms"][0]["tensor"] in ("set_arrow", "set_third")


def test_an_analogy_with_a_word_that_the_model_was_never_taught_is_not_asked() -> None:
    answer = record_analogies(AnalogiesRequest(model="pocket"), LIBRARY).result["answer"]
    missing = [item for kind in answer["kinds"] for item in kind["items"] if item["missing"]]
    assert len(missing) == answer["missing"] > 0
    assert all(item["answers"] == [] and item.get("index") is None for item in missing)
