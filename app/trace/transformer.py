"""A text through a transformer, on tape: what every chapter about language models builds on."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Any

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.library import Library, Opened
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.tokenizers.spelling import Spellings, spelling
from app.engine.tokenizers.tokenizer import utf8
from app.engine.transformer import forward, put_parameters
from app.trace.language import N_
from app.trace.places import Labels
from app.trace.recording import Recording
from app.trace.transformer_requests import AttentionRequest

CARRIED = 20_000
"""How many numbers travel with a trace, where the request does not say: the patterns of 16 tokens in 72 heads do."""
DIGITS = 5
START = "\n"
"""The end of one story, and so the start of the next."""

Read = list[dict[str, Any]]
"""The tokens of a text as a model reads it: id, text, start, end (in letters of the text as it was read), special."""


def read_text(opened: Opened, text: str) -> tuple[str, Read]:
    """The text as the model reads it, and its tokens, with what the model wants before and after them.

    One line break alone is a text to a model that looks back: what it says then is how a story begins.

    Errors: NotAllowedError, field "text": nothing but spaces, or more tokens than the model has places.
    """
    if not text.strip() and not (opened.causal and text == START):
        only_spaces, empty = (
            N_("the text is only spaces: type a word or two"),
            N_("the text is empty: type a word or two"),
        )
        raise NotAllowedError(only_spaces if text else empty, "text")
    read = text.lower() if opened.lowercase else text
    letters = list(accumulate((len(letter.encode()) for letter in read), initial=0)) if utf8(read) else [0]
    tokens: Read = [
        {
            "id": token.id,
            "text": spelling(opened.tokenizer, token.id),
            "start": bisect_right(letters, token.start) - 1,
            "end": min(bisect_right(letters, token.end - 1), len(read)),
            "special": False,
        }
        for token in opened.tokenizer.tokens(read)
    ]
    if isinstance(opened.tokenizer, WithSpecialTokens):
        frame = opened.tokenizer.frame
        tokens = [_special(opened, each, 0) for each in frame.before] + tokens
        tokens += [_special(opened, each, len(read)) for each in frame.after]
    n_ctx = opened.model.config.n_ctx
    if len(tokens) > n_ctx:
        raise NotAllowedError(
            N_("the text is {count} tokens long: this model reads at most {limit}"), "text", n_ctx, count=len(tokens)
        )
    return read, tokens


def _special(opened: Opened, each: int, at: int) -> dict[str, Any]:
    return {"id": each, "text": spelling(opened.tokenizer, each), "start": at, "end": at, "special": True}


def put_text(tape: Tape, tokens: Read, prefix: str = "") -> Tensor:
    """Hand the ids to the tape: `ids` [pos]."""
    return tape.input(f"{prefix}ids", np.array([token["id"] for token in tokens], dtype=np.intp), ("pos",))


def labels_of(opened: Opened, tokens: Read) -> Labels:
    """The names of the places: each token under its own text."""
    texts = [token["text"] for token in tokens]
    vocabulary = Spellings(opened.tokenizer, opened.model.config.d_vocab)
    return {"pos": texts, "query_pos": texts, "key_pos": texts, "d_vocab": vocabulary}


def run(opened: Opened, tape: Tape, text: str) -> tuple[str, Read, Tensor]:
    """The whole forward pass of a text: as it was read, its tokens, and what comes out at the end."""
    read, tokens = read_text(opened, text)
    placed = put_parameters(tape, opened.model)
    return read, tokens, forward(tape, opened.model.config, placed, put_text(tape, tokens))


def record_attention(request: AttentionRequest, library: Library) -> Recording:
    """The whole forward pass. `result`: tokens, read, causal. What it carries is for the one who sends it to change."""
    opened = library.open(request.model)
    tape = Tape()
    read, tokens, _out = run(opened, tape, request.text)
    result = {"tokens": tokens, "read": read, "causal": opened.causal}
    params = request.model_dump() | {"carry": CARRIED}
    return Recording(request.model, tape, params, labels_of(opened, tokens), result, CARRIED, ("pattern",), DIGITS)
