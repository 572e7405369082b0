"""What can be asked of the tokenizers. How long a text may be is a matter of settings, and is checked by the web."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from app.engine.errors import NotAllowedError
from app.engine.library import Library
from app.engine.tokenizers.bpe import byte_pair
from app.engine.tokenizers.registry import TOKENIZERS, tokenizer
from app.engine.tokenizers.tokenizer import Tokenizer
from app.trace.language import N_
from app.trace.requests import Body

OWN = "own"
"""The tokenizer whose merges come with the request: what a visitor has trained."""
NAMES = (*TOKENIZERS, OWN)
"""Those that are always there. Besides them, that of every language model that can be opened, under its id."""
GROWN = "own-"
"""So the ids of models begin that visitors have grown. They are listed nowhere."""


Name = Annotated[
    str,
    Field(
        min_length=1,
        max_length=128,
        description="words, characters, bytes, pocket, own, or the id of a language model of /api/models",
        json_schema_extra={"examples": [*NAMES, "minilm"]},
    ),
]
TokenId = Annotated[int, Field(ge=0, le=2**31 - 1, strict=True)]
Merges = Annotated[
    list[Annotated[list[TokenId], Field(min_length=2, max_length=2)]],
    Field(description="pairs of ids in the order learned; 0 to 255 are the bytes, each new piece has the next id"),
]


class EncodeRequest(Body):
    """A text, and what is to cut it. `merges` belong to the tokenizer "own" and to no other."""

    text: str
    tokenizer: Name
    merges: Merges | None = None

    @model_validator(mode="after")
    def _merges_belong_to_own(self) -> EncodeRequest:
        if (self.merges is not None) != (self.tokenizer == OWN):
            raise NotAllowedError(N_('merges go with the tokenizer "{own}", and only with it'), own=OWN)
        return self

    def to_engine(self, library: Library | None = None) -> Tokenizer:
        """The tokenizer that is meant. Errors: NotAllowedError, field "merges", or "tokenizer" where it is not here."""
        if self.merges is not None:
            return byte_pair([(a, b) for a, b in self.merges])
        if self.tokenizer in TOKENIZERS:
            return tokenizer(self.tokenizer)
        library = library or Library([])
        models = {entry.id: entry for entry in library.entries()}
        if self.tokenizer not in models and not self.tokenizer.startswith(GROWN):
            known = ", ".join(dict.fromkeys([*NAMES, *(each for each, entry in models.items() if entry.ready)]))
            raise NotAllowedError(
                N_("there is no tokenizer {name}: choose one of {limit}"), "tokenizer", known, name=repr(self.tokenizer)
            )
        try:
            return library.open(self.tokenizer).tokenizer
        except NotAllowedError as wrong:
            wrong.field = "tokenizer"  # it may be one that has to be sent again: it keeps its kind
            raise


class TeachRequest(Body):
    """A text to learn merges from, until there are `vocab_size` ids."""

    text: str
    vocab_size: Annotated[int, Field(ge=256, strict=True, description="ids in all; the first 256 are the bytes")]
