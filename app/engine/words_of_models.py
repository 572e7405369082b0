"""The words that a model knows by a row of its own table, and the pieces of those that it does not."""

from __future__ import annotations

import re
from functools import lru_cache

from app.engine.errors import NotAllowedError
from app.engine.library import Opened
from app.engine.said import N_
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.tokenizers.spelling import Spellings

SPACED = re.compile(r" [a-z]+")
WHOLE = re.compile(r"[a-z]{2,}|a|i")
"""Of WordPiece's pieces the whole words in small letters. Single letters stand first there, and are no words."""


@lru_cache(maxsize=16)
def words_of(opened: Opened) -> dict[str, int]:
    """Every word that is one token, with its id, in the order of the ids: the pieces of MiniLM and the merges of a
    byte-pair encoding come roughly from the commonest to the rarest."""
    spelled = enumerate(Spellings(opened.tokenizer, opened.tokenizer.d_vocab))
    if isinstance(opened.tokenizer, WithSpecialTokens):
        return {piece: each for each, piece in spelled if WHOLE.fullmatch(piece)}
    found = {piece.strip(): each for each, piece in spelled if SPACED.fullmatch(piece)}
    return {word: each for word, each in found.items() if opened.known is None or word in opened.known}


def pieces_of(opened: Opened, word: str) -> list[int]:
    """The ids of a word as it stands within a sentence: one, or those of its pieces.

    Errors: NotAllowedError, field "word", for what is no word, has a sign that the model cannot read, or lies outside
    the world of a model whose words are all known: its pieces were never taught, and their mean would say nothing.
    """
    plain = word.lower().strip()
    if plain in words_of(opened):
        return [words_of(opened)[plain]]
    if not plain or re.search(r"\s", plain):
        raise NotAllowedError(N_("one word is wanted, without spaces: {word}"), "word", word=repr(word))
    if opened.known is not None and plain not in opened.known:
        raise NotAllowedError(
            N_("{name} was never taught this word: {word}"), "word", name=opened.entry.name, word=repr(word)
        )
    inside = isinstance(opened.tokenizer, WithSpecialTokens)
    ids = opened.tokenizer.encode(plain if inside else f" {plain}")
    unknown = getattr(getattr(opened.tokenizer, "inner", opened.tokenizer), "unknown", None)
    if not ids or unknown in ids:
        raise NotAllowedError(
            N_("{name} cannot read this word: {word}"), "word", name=opened.entry.name, word=repr(word)
        )
    return ids
