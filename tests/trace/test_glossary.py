"""The glossary: whole, in the order of the book, and every place that it names is in a page."""

from __future__ import annotations

import math

from app.settings import ROOT
from app.trace.glossary import TERMS, glossary
from app.web.chapters import CHAPTERS

ORDER = [chapter.id for chapter in CHAPTERS]


def test_no_two_terms_have_one_id_or_one_word() -> None:
    assert len({term.id for term in TERMS}) == len({term.word for term in TERMS}) == len(TERMS)


def test_a_meaning_is_a_sentence() -> None:
    assert all(term.says[0].isupper() or term.says.startswith("a is to b") for term in TERMS)
    assert all(term.says.endswith((".", "?")) for term in TERMS)


def test_the_terms_come_in_the_order_of_the_chapters_but_for_those_of_the_whole_book() -> None:
    places = [ORDER.index(term.chapter) for term in TERMS if term.part]
    assert places == sorted(places)


def test_every_part_that_a_term_names_is_a_word_of_that_chapter_that_is_built() -> None:
    for chapter in CHAPTERS:
        template = ROOT / "templates" / f"{chapter.id}.html"
        if not chapter.built:
            continue
        text = template.read_text("utf-8")
        for term in glossary():
            for where, part in term["parts"]:
                if where == chapter.id:
                    assert f'data-part="{part}"' in text, (term["id"], chapter.id, part)


def test_the_words_that_carry_the_story_are_among_the_terms() -> None:
    assert {"surprise", "nat", "rail", "pole", "lean"} <= {term.id for term in TERMS}


def test_of_an_even_coin_the_surprise_is_what_the_glossary_says() -> None:
    says = next(term.says for term in TERMS if term.id == "nat")
    assert all(f"{-math.log(p):.2g}" in says for p in (1 / 100, 1 / 2))
