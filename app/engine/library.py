"""The library: every language model that can be opened here, by its id, from whatever shelves there are.

A shelf is a place that models come from: the one in the repository, a folder, a cache of what visitors have grown.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app.engine.counting import TaughtText
from app.engine.errors import NotAllowedError
from app.engine.said import N_, Said
from app.engine.tokenizers.tokenizer import Tokenizer
from app.engine.transformer import Transformer
from app.engine.unknown_words import KnownWords

CAUSAL = "gpt2"
"""The family of the models that can say what comes next."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a model before it is opened. Where it is not `ready`, `hint` says how to get it.

    `name` and `source` are for people; a name that is a sentence, and every source, can be said in other languages.

    `family` is "gpt2" or "bert", the arrangement of its layers; the sizes are 0 where they are not known yet.
    """

    id: str
    name: str | Said
    family: str
    parameters: int
    n_layers: int
    n_heads: int
    d_model: int
    d_vocab: int
    n_ctx: int
    ready: bool
    source: str
    hint: Said | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A model that is ready to run. `lowercase`: it reads every text in lower case. `card`: what was measured of it.

    `known`: the words that it was taught, where these are all. `taught` gives the text that it was taught, None until
    that is at hand; there is no `taught` where nobody will ever know.
    """

    entry: Entry
    model: Transformer
    tokenizer: Tokenizer
    lowercase: bool = False
    card: dict[str, Any] | None = None
    known: KnownWords | None = None
    taught: Callable[[], TaughtText | None] | None = None

    @property
    def causal(self) -> bool:
        """Whether a place looks back alone, so that the last one can say what comes next."""
        return self.entry.family == CAUSAL


class Shelf(Protocol):
    """Where models come from."""

    def entries(self) -> list[Entry]:
        """What stands here, in a stated order."""

    def open(self, model_id: str) -> Opened | None:
        """The model, None where it does not stand here. Errors: NotAllowedError for one that cannot be read."""


class Library:
    """All shelves together. May be asked by several threads at once; a model is opened once."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self._shelves = tuple(shelves)
        self._lock = threading.Lock()

    def entries(self) -> list[Entry]:
        """Every model, shelf by shelf."""
        return [entry for shelf in self._shelves for entry in shelf.entries()]

    def ready(self, family: str | None = None) -> str:
        """The ids of those that can be opened, of one family or of all: "pocket, minilm"."""
        return ", ".join(each.id for each in self.entries() if each.ready and family in (None, each.family))

    def open(self, model_id: str, family: str | None = None) -> Opened:
        """The model of that id. Errors: NotAllowedError, field "model", for one that is not here or not ready.

        With a `family` only such models are named as those to choose from.
        """
        with self._lock:
            for shelf in self._shelves:
                found = shelf.open(model_id)
                if found is not None:
                    return found
        entries = self.entries()
        missing = next((entry for entry in entries if entry.id == model_id), None)
        if missing is not None:
            raise NotAllowedError(
                N_("{model_id} is not here yet: {hint}"), "model", model_id=model_id, hint=missing.hint
            )
        ready = self.ready(family)
        raise NotAllowedError(
            N_("there is no model {model_id}: choose one of {limit}"), "model", ready, model_id=repr(model_id)
        )
