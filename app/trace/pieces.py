"""A text becomes pieces of words, on tape, as a model with special tokens reads it."""

from __future__ import annotations

from typing import Any

from app.engine.tape import Tape
from app.engine.tokenizers.bpe import Merge
from app.engine.tokenizers.bpe_film import BytePairFilm
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.tokenizers.tokenizer import Token, readable, utf8
from app.engine.tokenizers.wordpiece_film import Taken, WordPieceFilm
from app.trace.recording import Recording
from app.trace.token_requests import EncodeRequest

VISIBLE = range(0x21, 0x7F)


def byte_name(each: int) -> str:
    """A byte as its ASCII character, or in base 16 where that cannot be seen."""
    return chr(each) if each in VISIBLE else f"0x{each:02X}"


def token_json(token: Token, text: str, raw: bytes, known: bool) -> dict[str, Any]:
    """A token, and the bytes that it stands for."""
    own = list(raw[token.start : token.end])
    return {"id": token.id, "text": text, "bytes": own, "start": token.start, "end": token.end, "known": known}


def merge_json(number: int, merge: Merge) -> dict[str, Any]:
    """Where a merge happens: bytes `start` to `middle` and `middle` to `end`. `writes` is its tensor."""
    return {
        "writes": f"merges.{number}",
        "rank": merge.rank,
        "left": merge.left,
        "right": merge.right,
        "id": merge.id,
        "start": merge.start,
        "middle": merge.middle,
        "end": merge.end,
    }


def record_pieces(request: EncodeRequest, tokenizer: WithSpecialTokens) -> Recording:
    """The text made plain, then a step a piece. `result`: tokens, words and pieces; `special` where a model adds it."""
    raw = utf8(request.text)
    film, tape = WordPieceFilm(tokenizer, request.text), Tape()
    film.write(tape, request.text)
    before, after = _frame(tokenizer, len(raw))
    taken = [
        token_json(each.token, each.piece, raw, each.token.id != tokenizer.inner.unknown) | {"special": each.special}
        for each in film.taken
    ]
    tokens = [*before, *taken, *after]
    letters = [letter for letter, *_ in film.letters]
    labels = {
        "pos": [str(token["text"]) for token in tokens],
        "byte": [byte_name(each) for each in raw],
        "letter": letters,
        "frame": [str(token["text"]) for token in (*before, *after)],
    }
    result = {
        "tokens": tokens,
        "merges": [],
        "words": ["".join(letters[first:last]) for first, last in film.words],
        "pieces": [_piece(number, each) for number, each in enumerate(film.taken)],
        "characters": len(request.text),
        "bytes": len(raw),
        "d_vocab": tokenizer.d_vocab,
    }
    return Recording(request.tokenizer, tape, request.model_dump(exclude_none=True), labels, result)


def record_merges(request: EncodeRequest, tokenizer: WithSpecialTokens) -> Recording:
    """A step a merge. `result`: tokens and merges; `special` where a token stands for itself, or a model adds it."""
    raw = utf8(request.text)
    film, tape = BytePairFilm(tokenizer, request.text), Tape()
    film.write(tape, request.text)
    before, after = _frame(tokenizer, len(raw))
    marks = {start for start, _end in film.marks}
    own = [
        token_json(each, readable(raw[each.start : each.end]), raw, True) | {"special": each.start in marks}
        for each in tokenizer.tokens(request.text)
    ]
    tokens = [*before, *own, *after]
    labels = {
        "pos": [str(token["text"]) for token in tokens],
        "byte": [byte_name(each) for each in raw],
        "special": [str(token["text"]) for token in own if token["special"]],
        "frame": [str(token["text"]) for token in (*before, *after)],
    }
    result = {
        "tokens": tokens,
        "merges": [merge_json(number, merge) for number, merge in enumerate(film.merges)],
        "characters": len(request.text),
        "bytes": len(raw),
        "d_vocab": tokenizer.d_vocab,
    }
    return Recording(request.tokenizer, tape, request.model_dump(exclude_none=True), labels, result)


def _frame(tokenizer: WithSpecialTokens, end: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The special tokens that the model wants before and after every text."""
    name_of = {each: name for name, each in tokenizer.special.items()}
    before = [_mark(each, name_of[each], 0) for each in tokenizer.frame.before]
    return before, [_mark(each, name_of[each], end) for each in tokenizer.frame.after]


def _mark(each: int, name: str, at: int) -> dict[str, Any]:
    """A special token that the model wants; no byte of the text is its own."""
    return token_json(Token(each, at, at), name, b"", True) | {"special": True}


def _piece(number: int, taken: Taken) -> dict[str, Any]:
    """A piece of word number `word`; `tried` longer ones were looked up first. `writes` is its tensor."""
    return {
        "writes": f"pieces.{number}",
        "id": taken.token.id,
        "text": taken.piece,
        "word": taken.word,
        "tried": taken.tried,
        "start": taken.token.start,
        "end": taken.token.end,
    }
