"""A grown model as one file that says all of itself: safetensors with half the digits, and its tokenizer in it.

Its parameters are float16. Among its facts `merges` is the tokenizer, the pairs of ids that byte-pair encoding learned;
`lowercase` is there where every text is read in lower case; `words` and `openers` are those that it was taught, with a
space before them and without, where they are known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.engine.checkpoint import facts_of, from_bytes, to_bytes
from app.engine.errors import NotAllowedError
from app.engine.said import N_
from app.engine.tokenizers.bpe import BytePair, Pair, byte_pair
from app.engine.transformer import Transformer
from app.engine.unknown_words import KnownWords
from app.engine.words_in_text import MOST

MERGES = re.compile(r"(?:\d{1,6} \d{1,6}(?:,\d{1,6} \d{1,6})*)?", re.ASCII)


@dataclass(frozen=True, slots=True, eq=False)
class Grown:
    """A model, its tokenizer, whether it reads lower case alone, and what else is known of it, in words; `known` are
    the words that it was taught, where the file says.
    """

    model: Transformer
    tokenizer: BytePair
    lowercase: bool
    facts: Mapping[str, str]
    known: KnownWords | None = None


def file_of(
    model: Transformer,
    merges: Sequence[Pair],
    lowercase: bool,
    facts: Mapping[str, str],
    known: KnownWords | None = None,
) -> bytes:
    """The same model gives the same bytes. A parameter keeps the three digits that float16 has."""
    halves = {name: array.astype(np.float16) for name, array in model.parameters.items()}
    told = {**facts, **({"lowercase": "yes"} if lowercase else {})}
    if known is not None:
        told |= {"words": " ".join(known), "openers": " ".join(known.openers)}
    told["merges"] = ",".join(f"{left} {right}" for left, right in merges)
    return to_bytes(Transformer(model.config, halves), told)


def read_grown(path: Path) -> Grown:
    """A model from its file. Errors: OSError, and EngineError where it is not one that was grown here."""
    arrays = from_bytes(path.read_bytes())
    model = Transformer(arrays.config, {name: array.astype(np.float32) for name, array in arrays.parameters.items()})
    facts = facts_of(path)
    merges = facts.pop("merges", None)
    if merges is None or not MERGES.fullmatch(merges):
        raise NotAllowedError(N_("this file does not say how its model cuts a text: it was not grown here"), "model")
    tokenizer = byte_pair(_pairs(merges))
    if tokenizer.d_vocab != model.config.d_vocab:
        raise NotAllowedError(
            N_("the model knows {known} tokens, its tokenizer {cut}"),
            "model",
            known=model.config.d_vocab,
            cut=tokenizer.d_vocab,
        )
    taught = _known(facts.pop("words", None), facts.pop("openers", ""))
    return Grown(model, tokenizer, facts.pop("lowercase", "") == "yes", facts, taught)


def _known(words: str | None, openers: str) -> KnownWords | None:
    """None where the file does not say, or says more than any model that was grown here was taught."""
    if words is None or words.count(" ") + openers.count(" ") > MOST:
        return None
    return KnownWords(words.split(), openers.split())


def _pairs(merges: str) -> list[Pair]:
    pairs = (pair.split(" ") for pair in merges.split(",") if pair)
    return [(int(left), int(right)) for left, right in pairs]
