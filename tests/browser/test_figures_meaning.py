"""The figures of the chapter Meaning say what the tables of the models say: sentences, tables, films; of two models."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.figures import Heard, held, holds, linear, lists, opens, quoted, same, scrub, shown, tells
from tests.browser.serving import Server

POCKET = "model=pocket"


@pytest.fixture
def page(reader: Page) -> Page:
    if "/meaning" not in reader.url:
        reader.goto("/meaning")
        expect(reader.locator("#learn-now")).to_contain_text("After")
    return reader


@pytest.fixture
def heard(page: Page, server: Server) -> Any:
    listening = Heard(page, server)
    yield listening
    listening.stop()


def tensor(server: Server, route: str, request: dict[str, Any], name: str, **at: int) -> np.ndarray[Any, Any]:
    query = {"route": route, "request": json.dumps(request), **{axis: str(place) for axis, place in at.items()}}
    return np.array(server.client.get(f"/api/tensor/{name}", params=query).json()["data"])


@holds("meaning", "learned")
def test_every_moment_of_the_lesson_is_told_as_it_was(page: Page) -> None:
    page.get_by_role("tab", name="Two numbers a word").click()
    with page.expect_response(
        lambda answer: "meaning/learn" in answer.url and '"steps":3000' in str(answer.request.post_data)
    ) as got:
        page.get_by_role("button", name="Let them read").first.click()
    expect(page.locator(".transport-scrubber input")).to_have_attribute("max", "60", timeout=40_000)
    frames = [json.loads(line) for line in got.value.text().splitlines()]
    for at in (len(frames) - 1, 0, 20):
        scrub(page, at)
        frame = frames[at]

        def check(frame: dict[str, Any] = frame) -> None:
            figure = shown(page, "learned")
            tells(figure.says, frame["step"], frame["agreement"], frame["chance"], frame["loss"])
            points = [(each["word"], each["x"], each["y"]) for each in frame["points"]]
            lists([[row[0], *row[2:]] for row in figure.rows], points)

        held(page, check)
    places = page.locator("#learned .word-map-plot .word-mark").evaluate_all(
        "all => all.map((each) => [each.dataset.word, ...each.style.transform.match(/-?[\\d.]+/g).map(Number)])"
    )
    at_word = {point["word"]: point for point in frames[20]["points"]}
    assert linear([x for _word, x, _y in places], [at_word[word]["x"] for word, _x, _y in places], 0.3)
    assert linear([y for _word, _x, y in places], [at_word[word]["y"] for word, _x, y in places], 0.3)


@holds("meaning", "map", "word")
@pytest.mark.parametrize(("word", "axes"), [("bank", ""), ("dog", "dog>cat,man>woman")])
def test_the_map_and_its_word_are_told_with_what_the_drawing_hides(
    page: Page, server: Server, heard: Heard, word: str, axes: str
) -> None:
    page.goto(f"/meaning#view=map&{POCKET}&word={word}{'&axes=' + axes if axes else ''}")
    expect(page.locator("#word-title")).to_have_text(word)
    expect(page.locator("#map")).not_to_have_attribute("aria-busy", "true")
    told = heard.again("embeddings/map")
    near = heard.again("embeddings/neighbours")
    known = server.post("embeddings/words", {"model": "pocket", "most": 3000})
    point = next(each for each in told["points"] if each["word"] == word)

    def check() -> None:
        figure = shown(page, "map")
        kept, rest = (told["kept"], 1 - told["kept"])
        assert f"holds {round(100 * kept)}%" in figure.says or same(re.findall(r"holds (\S+);", figure.says)[0], kept)
        assert same(re.findall(r"other (\S+) lie", figure.says)[0], rest)
        for end in axes.replace(",", ">").split(">") if axes else []:
            assert end in figure.says
        for row, each in zip(figure.rows, told["points"], strict=True):
            assert row[0] == each["word"]
            assert all(same(row[at], each[key]) for at, key in ((1, "x"), (2, "y"), (3, "on"), (4, "misplaced")))
            assert row[5] == str(each["near"])
        rule = page.locator("#map-rule").inner_text()
        tells(rule, len(told["points"]), len(known["words"]), known["of"])

        own = shown(page, "word")
        tells(own.says, point["on"], point["near"], point["of"], point["misplaced"], point["x"], point["y"])
        lists(own.of("Nearest in the full space"), [(each["word"], each["similarity"]) for each in near])
        vector = tensor(server, "embeddings/neighbours", heard.bodies["embeddings/neighbours"], "asked")
        lists(own.of("The numbers of this word"), [(str(at + 1), float(value)) for at, value in enumerate(vector)])

    held(page, check)
    for at in range(2):
        opens(page, page.locator("#near .number").nth(at))
        opens(page, page.locator("#word-facts .number").nth(at))
    opens(page, page.locator("#map-kept .number"))


@holds("meaning", "analogy", "analogy-film")
@pytest.mark.parametrize("asked", ["dog,puppy,cat", "man,woman,king"])
def test_an_analogy_is_told_as_far_as_its_film_has_come(page: Page, server: Server, heard: Heard, asked: str) -> None:
    page.goto(f"/meaning#view=analogy&{POCKET}&analogy={asked}")
    a, b, c = asked.split(",")
    expect(page.locator("#word-a")).to_have_value(a)
    request = {"model": "pocket", "a": a, "b": b, "c": c, "k": 8}
    answers = server.post("embeddings/analogy", request)
    words = list(dict.fromkeys([a, b, c, *(each["word"] for each in answers)]))
    points = server.post("embeddings/map", {"model": "pocket", "words": words})["points"]
    places = {each["word"]: each for each in points}
    names = ["from_word", "to_word", "third_word", "arrow", "arrow_end", "asked"]
    vectors = [tensor(server, "embeddings/analogy", request, name) for name in names]
    vectors.append(tensor(server, "embeddings/analogy", request, "units", word=answers[0]["index"]))
    cosine = {each["word"]: each["similarity"] for each in answers}

    def check(ranked: bool) -> None:
        figure = shown(page, "analogy")
        if ranked:
            assert quoted(figure.says) == [a, b, c, answers[0]["word"], answers[1]["word"]]
            tells(figure.says, answers[0]["similarity"])
        else:
            assert quoted(figure.says) == [c, b, a]
            tells(figure.says)
        lists(
            figure.of("The answers"),
            [(word, cosine.get(word) if ranked else None, places[word]["x"], places[word]["y"]) for word in words],
        )
        film = shown(page, "analogy-film")
        title, formula = (page.locator(f".transport-{part}").inner_text() for part in ("title", "formula"))
        assert film.says.startswith(f"{title}: {formula}")
        lists(film.rows, [(str(d + 1), *(float(vector[d]) for vector in vectors)) for d in range(len(vectors[0]))])

    def check_end() -> None:
        scrub(page)  # again, for its film may have come only now
        check(True)

    held(page, check_end)
    for place in (0.5, 4):
        scrub(page, place)
        held(page, lambda: check(False))
    held(page, check_end)
    np.testing.assert_allclose(vectors[3], vectors[1] - vectors[0], atol=1e-4)
    assert float(vectors[5] @ vectors[6]) == pytest.approx(answers[0]["similarity"], abs=1e-3)


@holds("meaning", "set")
def test_the_set_of_analogies_is_told_with_every_kind(page: Page, server: Server) -> None:
    page.goto(f"/meaning#view=analogy&{POCKET}")
    page.get_by_role("button", name="Ask them all").click()
    score = server.post("embeddings/analogies", {"model": "pocket"})
    wrong = {
        each["kind"]: [
            item["answers"][0]["word"] for item in each["items"] if not item["missing"] and not item["right"]
        ]
        for each in score["kinds"]
    }

    def check() -> None:
        figure = shown(page, "set")
        missing = [score["missing"]] if score["missing"] else []
        tells(figure.says, score["right"], score["of"], *missing)
        for row, each in zip(figure.rows, score["kinds"], strict=True):
            assert row[0] == each["kind"]
            right = sum(item["right"] for item in each["items"])
            asked = sum(not item["missing"] for item in each["items"])
            assert [int(number) for number in re.findall(r"\d+", row[1])] == [right, asked]
            assert all(word in row[2] for word in wrong[each["kind"]])

    held(page, check, 30)


SENTENCES = ["the dog sleeps", "a puppy is asleep", "she put her money in the bank"]


@holds("meaning", "sentences", "sentence-film")
def test_sentences_are_told_as_far_as_their_film_has_come(page: Page, server: Server, heard: Heard) -> None:
    models = {each["id"]: each for each in server.client.get("/api/models").json()}
    if not models.get("minilm", {}).get("ready"):
        pytest.skip("MiniLM is not here")
    page.goto("/meaning#view=sentences&model=minilm")
    page.get_by_label("Sentences, one a line").fill("\n".join(SENTENCES))
    request = {"model": "minilm", "sentences": SENTENCES}
    told = server.post("embeddings/sentences", request)
    alike = np.array(told["similarity"])
    above = [(alike[i, j], i, j) for i in range(3) for j in range(3) if i < j]
    best, one, two = max(above)

    def rows(cells: int) -> list[tuple[Any, ...]]:
        return [
            (
                f"{k + 1} {text}",
                *(float(alike[k, j]) if 3 * k + j < cells else None for j in range(3)),
                *(told["points"][k][key] for key in ("x", "y", "misplaced")),
            )
            for k, text in enumerate(SENTENCES)
        ]

    def check_end() -> None:
        figure = shown(page, "sentences")
        assert quoted(figure.says) == [SENTENCES[one], SENTENCES[two]]
        tells(figure.says, float(best))
        lists(figure.rows, rows(9))
        film = shown(page, "sentence-film")
        mean, unit = (
            tensor(server, "embeddings/sentences", request, f"sentences.{one}.{name}")
            for name in ("sentence_mean", "sentence")
        )
        other = tensor(server, "embeddings/sentences", request, f"sentences.{two}.sentence")
        assert len(film.rows) == len(mean)
        for d, row in enumerate(film.rows):
            assert all(same(text, float(vector[d])) for text, vector in zip(row[-3:], (mean, unit, other), strict=True))
        assert float(unit @ other) == pytest.approx(float(best), abs=1e-4)

    def check_start() -> None:
        figure = shown(page, "sentences")
        tells(figure.says, 3)
        lists(figure.rows, rows(0))
        film = shown(page, "sentence-film")
        title, formula = (page.locator(f".transport-{part}").inner_text() for part in ("title", "formula"))
        assert film.says.startswith(f"{title}: {formula}")

    def check_whole() -> None:
        scrub(page)
        check_end()

    held(page, check_whole)
    scrub(page, 1)
    held(page, check_start)
    held(page, check_whole)
    opens(page, page.locator("#sentences-says .number"))
