"""A text becomes pieces of words, on tape, as a model with special tokens reads it."""

from __future__ import annotations

from typing import Any

from app.engine.tape import Tape
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.tokenizers.tokenizer import Token, utf8
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


def record_pieces(request: EncodeRequest, tokenizer: WithSpecialTokens) -> Recording:
    """The text made plain, then a step a piece. `result`: tokens, words and pieces; `special` where a model adds it."""
    raw = utf8(request.text)
    film, tape = WordPieceFilm(tokenizer, request.text), Tape()
    film.write(tape, request.text)
    name_of = {each: name for name, each in tokenizer.special.items()}
    before = [_mark(each, name_of[each], 0) for each in tokenizer.frame.before]
    after = [_mark(each, name_of[each], len(raw)) for each in tokenizer.frame.after]
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
