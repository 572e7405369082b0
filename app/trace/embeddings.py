"""What words mean, on tape: neighbours and analogies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.library import Library, Opened
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.tokenizers.spelling import spelling
from app.engine.words_of_models import pieces_of, words_of
from app.trace.embedding_requests import AnalogyRequest, NeighboursRequest, WordsRequest
from app.trace.numbers import significant
from app.trace.places import Labels
from app.trace.recording import Recording

FIRST = ("similarities",)


def known_words(request: WordsRequest, library: Library) -> dict[str, Any]:
    """The commonest words of a model, and how many it has."""
    words = list(words_of(library.open(request.model)))
    return {"words": words[: request.most], "of": len(words)}


def recording(
    model: str, tape: Tape, request: Any, words: Sequence[str], answer: Any, named: Labels | None = None
) -> Recording:
    """`result.answer` is what the route answers with. It is not kept: it holds a row for every word."""
    labels = {"word": list(words), **(named or {})}
    return Recording(model, tape, request.model_dump(), labels, {"answer": answer}, 20_000, FIRST, lasting=False)


def put_units(tape: Tape, opened: Opened, words: Sequence[str]) -> tuple[Tensor, list[int]]:
    """The directions of words [word, d_model], and how many pieces each has. Errors: NotAllowedError, "word"."""
    pieces = [pieces_of(opened, word) for word in words]
    table = tape.input("W_E", opened.model.parameters["W_E"], ("d_vocab", "d_model"))
    flat: NDArray[Any] = np.array([each for ids in pieces for each in ids], dtype=np.intp)
    if len(flat) == len(words):
        rows = tape.embedding(table, tape.input("word_ids", flat, ("word",)), "word_rows")
    else:
        ends = np.cumsum([len(ids) for ids in pieces]).tolist()
        spans = list(zip([0, *ends[:-1]], ends, strict=True))
        piece_rows = tape.embedding(table, tape.input("piece_ids", flat, ("piece",)), "piece_rows")
        rows = tape.average(piece_rows, spans, "word", "word_rows")
    return tape.unit_length(rows, "units"), [len(ids) for ids in pieces]


def begun(opened: Opened, *asked: str) -> tuple[Tape, Tensor, list[str], list[str]]:
    """A tape with the directions of all words of a model; they, the words, and those that are asked for as read.

    The words of a model are the same each time: their steps are recorded once, and stand at the head of every tape.
    Errors: as `put_units`.
    """
    own = [word.lower().strip() for word in asked]
    words = list(words_of(opened))
    if all(word in words_of(opened) for word in own):
        base, units = _all_words(opened)
        tape = Tape(checked=False)
        tape.steps, tape.tensors = list(base.steps), dict(base.tensors)
        return tape, units, words, own
    tape, words = Tape(checked=False), list(dict.fromkeys([*own, *words]))
    return tape, put_units(tape, opened, words)[0], words, own


@lru_cache(maxsize=8)
def _all_words(opened: Opened) -> tuple[Tape, Tensor]:
    tape = Tape(checked=False)
    return tape, put_units(tape, opened, list(words_of(opened)))[0]


def as_pieces(opened: Opened, words: Sequence[str]) -> dict[str, list[str]]:
    """Each word as the tokens that it is read as: one where the model has a row for it."""
    return {
        word: [spelling(opened.tokenizer, each).strip(" ") for each in pieces_of(opened, word)]
        for word in dict.fromkeys(words)
    }


def ranked(
    words: Sequence[str],
    similarities: Any,
    without: Sequence[str],
    k: int,
    asked: dict[str, list[str]] | None = None,
) -> list[dict[str, Any]]:
    """The k most alike, of equals the first; those in `without` are left out. `index` is the place on tape; `asked` is
    what they are alike to."""
    order = np.argsort(-similarities, kind="stable")
    left = (int(each) for each in order if words[each] not in without)
    chosen = [each for each, _rank in zip(left, range(k), strict=False)]
    more = {} if asked is None else {"asked": asked}
    return [
        {"word": words[each], "similarity": significant(float(similarities[each])), "index": each} | more
        for each in chosen
    ]


def record_neighbours(request: NeighboursRequest, library: Library) -> Recording:
    """The words whose rows point most the same way."""
    tape, units, words, own = begun(library.open(request.model), request.word)
    asked = tape.at_place(units, words.index(own[0]), "asked")  # [word, d_model] -> [d_model]
    similarities = tape.similarity(asked, units, "similarities")  # [word]
    answer = ranked(words, similarities.value, own, request.k, as_pieces(library.open(request.model), own))
    return recording(request.model, tape, request, words, answer)


def record_analogy(request: AnalogyRequest, library: Library) -> Recording:
    """The arrow from a to b, begun at c: the words that point most the way of its end. The three given are left out."""
    tape, units, words, own = begun(library.open(request.model), request.a, request.b, request.c)
    similarities = put_analogy(tape, units, [words.index(word) for word in own])
    answer = ranked(words, similarities.value, own, request.k, as_pieces(library.open(request.model), own))
    return recording(request.model, tape, request, words, answer)


def put_analogy(tape: Tape, units: Tensor, places: Sequence[int]) -> Tensor:
    """units [word, d_model], the places of a, b, c -> how alike each word is to b − a + c [word]."""
    names = ("from_word", "to_word", "third_word")
    a, b, c = (tape.at_place(units, place, name) for place, name in zip(places, names, strict=True))
    end = tape.add(tape.subtract(b, a, "arrow"), c, "arrow_end")
    return tape.similarity(tape.unit_length(end, "asked"), units, "similarities")
