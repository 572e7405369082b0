"""The Chinese catalogue reads as one hand wrote it: one word for one term, full-width marks, a space beside Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from app.trace.glossary import TERMS
from scripts.messages import ROOT, texts

CATALOGUE = ROOT / "app" / "locale" / "zh_CN" / "LC_MESSAGES" / "glassbox.po"
HAN = "\u4e00-\u9fff"
MARKUP = re.compile(r"<[^>]+>")
GAP = re.compile(r"\{\w*\}|%\(\w+\)s")
MARKS = {
    "a mark of half the width": rf"[{HAN}] ?[,;:?!](?![\w%])|[,;?!][{HAN}]|[{HAN}]\.",
    "dots of half the width": r"\.\.\.",
    "a straight quote": rf"[{HAN}][\"']|[\"'][{HAN}]",
    "no space between Chinese and Latin": rf"[{HAN}][A-Za-z0-9]|[A-Za-z0-9%][{HAN}]",
    "a space beside a full-width mark": r" [，。；：？！、）]|[，。；：？！、（] ",
}
TERM = {
    "token": "词元", "layer": "层", "neuron": "神经元", "bias": "偏置", "weight": "权重", "embedding": "嵌入",
    "head": "头", "probability": "概率", "merge": "合并", "gradient": "梯度", "tokenizer": "分词器", "surprise": "惊讶",
    "learning rate": "学习率", "temperature": "温度", "residual stream": "残差流",
    "vector": "向量", "pinned": "钉住", "score": "分数", "example": "样例", "blame": "责任", "query": "查询",
}  # fmt: skip
"""What each term is called, everywhere. A name of the API ("merges", "tokenizer.json") stays what it is."""


def pairs() -> Iterator[tuple[str, str]]:
    """English, and Chinese, of every message; forms that count one by one."""
    with CATALOGUE.open("rb") as file:
        for message in read_po(file, locale="zh_CN"):
            if message.id:
                for text in texts(message.string):
                    yield texts(message.id)[0], text


@pytest.mark.parametrize("fault", MARKS)
def test_marks_and_spaces_are_those_of_chinese(fault: str) -> None:
    found = []
    for _english, chinese in pairs():
        plain = GAP.sub("x", MARKUP.sub("", chinese))
        loose = GAP.sub("", MARKUP.sub("", chinese)) if "Latin" in fault else plain  # a gap may be filled with Chinese
        if re.search(MARKS[fault], loose) and "^−和)" not in chinese and "/ " not in chinese:
            found.append(chinese)
    assert found == []


@pytest.mark.parametrize("term", TERM)
def test_a_term_has_one_name_throughout(term: str) -> None:
    spoken = re.compile(rf"(?<![\w{{-])(?<!^An ){term}s?(?![\w}}-])", re.IGNORECASE)
    found = []
    for english, chinese in pairs():
        match = spoken.search(GAP.sub("x", MARKUP.sub("", english)))
        if match and re.search(f"[{HAN}]", chinese) and TERM[term] not in chinese and match[0] not in chinese:
            found.append((english, chinese))
    assert found == []


def test_the_terms_are_those_of_the_glossary() -> None:
    translated = dict(pairs())
    for term in TERMS:
        if term.word in TERM:
            assert TERM[term.word] in translated[term.word]
