"""Every refusal can be said in every language: its words are marked, and what changes in them has a name.

An f-string is English for ever: by the time somebody could translate it, it is one of endlessly many sentences. So
words are `N_("at most {limit}")`, and the values are given beside them. Read from the sources, as the arrows are.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from string import Formatter

import pytest

from app.trace.language import N_
from app.web.catalogue import Catalogue
from scripts.messages import catalogues
from tests.test_architecture import Complaints, python_sources

AT = {"Refusal": 2, "Said": 0}
"""Where the words stand among what is handed over; of every error of the engine they come first."""
OURS = {"field", "limit"}
"""Gaps that are filled by themselves."""
NO_GAPS = {"headers", "words", "status", "code", *OURS}
GAP, LETTERS, HAN = re.compile(r"\{\w+\}"), re.compile(r"[a-z]{3}"), re.compile(r"[\u4e00-\u9fff：]")
ENGLISH_FOR_EVER = {"ValueError", "PydanticCustomError", "PydanticKnownError"}


def errors_of_the_engine(files: Mapping[str, str]) -> set[str]:
    """EngineError, and every class that comes of it."""
    classes = [node for text in files.values() for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)]
    found = {"EngineError"}
    while more := {each.name for each in classes if found & {ast.unparse(base) for base in each.bases}} - found:
        found |= more
    return found


def marked(node: ast.AST | None) -> str | None:
    """The words of N_("..."); None for anything else."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_" and len(node.args) == 1:
        words = node.args[0]
        if isinstance(words, ast.Constant) and isinstance(words.value, str):
            return words.value
    return None


def constants(text: str) -> Iterator[tuple[str, list[str]]]:
    """Every name that marked words are bound to, and every table of them, with the words."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            names = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else [node.targets[0]]
            values: list[ast.expr] = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for name, value in zip(names, values, strict=False):
                told = value.values if isinstance(value, ast.Dict) else [value]
                words = [each for each in map(marked, told) if each is not None]
                if isinstance(name, ast.Name) and words and len(words) == len(told):
                    yield name.id, words


SOURCES = {path: text for path, text in python_sources().items() if "/world/" not in path}
KNOWN = {name: words for text in SOURCES.values() for name, words in constants(text) if name.isupper()}
ERRORS = errors_of_the_engine(SOURCES)


def words_of(node: ast.expr, known: Mapping[str, list[str]]) -> list[str] | None:
    """What may be said there; an empty list for what was said already, None for what cannot be translated."""
    words = marked(node)
    if words is not None:
        return [words]
    if isinstance(node, ast.IfExp):
        both = [words_of(each, known) for each in (node.body, node.orelse)]
        return None if None in both else [each for one in both for each in one or []]
    if isinstance(node, ast.Attribute):
        return [] if node.attr == "said" else known.get(node.attr)
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "Said":
        return words_of(node.args[0], known)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        return words_of(node.func.value, known)
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and not LETTERS.search(GAP.sub("", node.value)):
        return []  # gaps alone
    return None


def hands_on(tree: ast.AST) -> Iterator[tuple[ast.FunctionDef, int]]:
    """The functions that refuse with `words` that they are handed, and where these stand among what they are handed."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [each.arg for each in node.args.args]
            if "words" in names and any(_is_words(words) for _call, words in calls(node, places_to_refuse())):
                yield node, names.index("words")


def _is_words(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Name) and node.id == "words"


def places_to_refuse() -> dict[str, int]:
    """Whatever refuses, and where its words stand."""
    return {**dict.fromkeys(ERRORS, 0), **AT}


def calls(tree: ast.AST, places: Mapping[str, int]) -> Iterator[tuple[ast.Call, ast.expr | None]]:
    """Every call of these, and its words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in places:
            at = places[node.func.id]
            by_name = next((each.value for each in node.keywords if each.arg == "words"), None)
            yield node, by_name or (node.args[at] if len(node.args) > at else None)


def refusals(text: str) -> Iterator[tuple[ast.Call, ast.expr | None]]:
    """Every place that says what is refused, and its words. Where these are handed over, the place is who does that."""
    tree = ast.parse(text)
    between = list(hands_on(tree))
    handed = {
        call for function, _at in between for call, words in calls(function, places_to_refuse()) if _is_words(words)
    }
    places = places_to_refuse() | {function.name: at for function, at in between if function.name != "__init__"}
    return ((call, words) for call, words in calls(tree, places) if call not in handed)


def gaps(words: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(words) if name is not None}


def untranslatable(path: str, text: str) -> Complaints:
    """Refusals whose words are not marked, or whose gaps are not what is given."""
    known = {**KNOWN, **dict(constants(text))}
    complaints = []
    for call, words in refusals(text):
        here = f"{path}:{call.lineno} {ast.unparse(call)[:80]}"
        may_say = None if words is None else words_of(words, known)
        if may_say is None:
            complaints.append(f"{here}: mark the words with N_, and give what changes in them by name")
            continue
        given = {each.arg for each in call.keywords if each.arg} - NO_GAPS
        if isinstance(call.func, ast.Name) and call.func.id in {*ERRORS, "Refusal"}:
            complaints += [
                f"{here}: {sorted(gaps(each) ^ given)} is asked for or given, not both"
                for each in may_say
                if gaps(each) - OURS != given
            ]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ENGLISH_FOR_EVER:
            complaints.append(f"{path}:{node.lineno} {node.func.id} can be said in English alone: raise an EngineError")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_" and not marked(node):
            complaints.append(f"{path}:{node.lineno} N_ marks plain words alone")
    return complaints


def test_every_refusal_can_be_translated() -> None:
    assert [complaint for path, text in SOURCES.items() for complaint in untranslatable(path, text)] == []


@pytest.mark.parametrize(
    "text",
    [
        'raise NotAllowedError(f"there is no token {each}", "ids")',
        'raise NotAllowedError("there is no token", "ids")',
        'raise NotAllowedError("there is no token " + str(each), "ids")',
        'raise NotAllowedError(_("there is no token"), "ids")',
        'raise NotAllowedError(N_(f"there is no token {each}"), "ids")',
        'raise NotAllowedError(N_("there is no token {each}"), "ids")',
        'raise NotAllowedError(N_("there is no token"), "ids", each=each)',
        'message = f"there is no token {each}"\nraise NotAllowedError(message, "ids")',
        'raise UnknownModelError(f"{model_id} is not kept here any more", "model")',
        'raise Refusal(422, "invalid", f"{name}: a whole number is wanted", name)',
        'raise Refusal(422, "invalid", N_("{name}: a whole number is wanted"), name)',
        'def _at_most(most, words):\n    raise Refusal(422, "invalid", words)\n_at_most(3, f"more than {most}")',
        'Said(f"more than {most}")',
        'raise ValueError("give either pixels and target, or examples")',
        'raise PydanticCustomError("unknown", "there is none of that name")',
    ],
)
def test_a_refusal_that_is_english_for_ever_is_caught(text: str) -> None:
    assert untranslatable("app/trace/here.py", text) != []


@pytest.mark.parametrize(
    "text",
    [
        'raise NotAllowedError(N_("there is no token {each}: at most {limit}"), "ids", 7, each=each)',
        'raise NotAllowedError(wrong.said, "tokenizer")',
        'SHORT = N_("it is too short")\nraise NotAllowedError(SHORT if text else SHORT, "text")',
        'raise Refusal(422, "invalid", N_("{field}: got {value}"), name, headers=headers, value=value)',
        'raise Refusal(422, "invalid", words="{already}", already=already)',
        'TABLE = {"a": N_("one"), "b": N_("two")}\nSaid(TABLE.get(kind, TABLE), {})',
        'raise KeyError(f"a tensor that the dictionary does not know: {name}")',
    ],
)
def test_a_refusal_that_can_be_translated_is_let_through(text: str) -> None:
    assert untranslatable("app/trace/here.py", text) == []


def sentences() -> set[str]:
    """All that can be said when something is refused."""
    found = {
        each
        for text in SOURCES.values()
        for _call, words in refusals(text)
        if words is not None
        for each in words_of(words, {**KNOWN, **dict(constants(text))}) or []
    }
    return found | {each for name in ("PROBLEMS", "OF_ONE", "OTHERWISE") for each in KNOWN[name]}


def test_every_sentence_of_every_refusal_is_in_chinese() -> None:
    [path] = [each for each in catalogues() if each.parts[-3] == "zh_CN"]
    chinese = Catalogue(path)
    said = sentences()
    assert len(said) > 130
    assert N_("it is missing") in said
    left = [each for each in said if LETTERS.search(GAP.sub("", each)) and not HAN.search(chinese.gettext(each))]
    assert left == []
