"""The set of analogies: at least sixty of eight kinds, each answered as the route of one analogy answers it."""

from __future__ import annotations

from app.engine.library import Library
from app.engine.pocket_shelf import PocketShelf
from app.trace.analogy_set import analogies, score
from app.trace.embedding_requests import AnalogiesRequest, AnalogyRequest
from app.trace.embeddings import record_analogy

LIBRARY = Library([PocketShelf()])


def test_there_are_at_least_sixty_of_eight_kinds_and_none_twice() -> None:
    assert len(analogies()) >= 60
    assert len({kind for kind, *_words in analogies()}) == 8
    assert len(set(analogies())) == len(analogies())


def test_the_score_counts_what_is_right_and_tells_the_failures() -> None:
    told = score(AnalogiesRequest(model="pocket"), LIBRARY)
    items = [item for kind in told["kinds"] for item in kind["items"]]
    assert told["of"] + told["missing"] == len(items) == len(analogies())
    assert told["right"] == sum(item["answers"][0]["word"] == item["expected"] for item in items if item["answers"])


def test_an_analogy_of_the_set_has_the_answers_that_it_has_alone() -> None:
    told = score(AnalogiesRequest(model="pocket"), LIBRARY)
    item = next(item for kind in told["kinds"] for item in kind["items"] if not item["missing"])
    asked = AnalogyRequest(model="pocket", a=item["a"], b=item["b"], c=item["c"], k=5)
    alone = record_analogy(asked, LIBRARY).result["answer"]
    assert [each["word"] for each in alone] == [each["word"] for each in item["answers"]]
