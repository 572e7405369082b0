"""A text becomes tokens, on tape; and a training of merges as frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.engine.library import Library
from app.engine.tape import Tape
from app.engine.tokenizers.bpe import BytePair, Merge
from app.engine.tokenizers.bpe_training import Learned, train
from app.engine.tokenizers.pieces import EVERY_BYTE
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.tokenizers.tokenizer import readable, utf8
from app.engine.tokenizers.wordpiece import WordPiece
from app.trace.pieces import byte_name, merge_json, record_merges, record_pieces, token_json
from app.trace.recording import Recording
from app.trace.token_requests import EncodeRequest, TeachRequest


def record_encode(request: EncodeRequest, library: Library | None = None) -> Recording:
    """The text cut into tokens. Where merges make them, every merge is a step, the first learned first.

    Errors: NotAllowedError, also for a tokenizer of the library that is not there.
    """
    tokenizer = request.to_engine(library)
    if isinstance(tokenizer, WithSpecialTokens):
        made = record_pieces if isinstance(tokenizer.inner, WordPiece) else record_merges
        return made(request, tokenizer)
    raw = utf8(request.text)
    tape = Tape()
    merges: list[Merge] = []
    if isinstance(tokenizer, BytePair):
        merges = list(tokenizer.steps(request.text))
        tokenizer.write_merges(tape, request.text, merges)
    else:
        tokenizer.write(tape, request.text)
    tokens = [
        token_json(token, readable(raw[token.start : token.end]), raw, token.id != tokenizer.unknown)
        for token in tokenizer.tokens(request.text)
    ]
    labels = {"pos": [str(token["text"]) for token in tokens], "byte": [byte_name(each) for each in raw]}
    result = {
        "tokens": tokens,
        "merges": [merge_json(number, merge) for number, merge in enumerate(merges)],
        "characters": len(request.text),
        "bytes": len(raw),
        "d_vocab": tokenizer.d_vocab,
    }
    return Recording(request.tokenizer, tape, request.model_dump(exclude_none=True), labels, result)


def frames(request: TeachRequest) -> Iterator[dict[str, Any]]:
    """The training, a frame a merge; the last has done: true. Where there is nothing to merge, it is the only one."""
    pieces = dict(EVERY_BYTE.bytes_of)
    last: dict[str, Any] = _before(request.text)
    for number, learned in enumerate(train(request.text, request.vocab_size), 1):
        if number > 1:
            yield last
        last = _frame(number, learned, pieces)
        pieces[learned.id] = learned.piece
    yield last | {"done": True}


def _before(text: str) -> dict[str, Any]:
    """The state before any merge: as many tokens as there are bytes."""
    nothing: dict[str, Any] = {"pair": None, "parts": None, "count": 0, "new_id": None, "text": "", "bytes": []}
    return {"merge": 0, **nothing, "tokens": len(utf8(text)), "d_vocab": 256}


def _frame(number: int, learned: Learned, pieces: dict[int, bytes]) -> dict[str, Any]:
    left, right = learned.pair
    return {
        "merge": number,
        "pair": [left, right],
        "parts": [readable(pieces[left]), readable(pieces[right])],
        "count": learned.count,
        "new_id": learned.id,
        "text": readable(learned.piece),
        "bytes": list(learned.piece),
        "tokens": learned.length,
        "d_vocab": max(len(pieces), learned.id + 1),
    }
