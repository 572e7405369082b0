"""The shelf of the one model in the repository: the pocket GPT, that this project trained."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.engine.checkpoint import from_bytes
from app.engine.counting import TaughtText
from app.engine.library import Entry, Opened
from app.engine.said import N_
from app.engine.tokenizers.pocket import OPENERS, VOCABULARY, pocket
from app.engine.unknown_words import KnownWords

POCKET = "pocket"
WEIGHTS = Path(__file__).with_name("pocket.safetensors")


def known_of_the_world() -> KnownWords:
    """Every word of the world, and of these the ones that can begin a story."""
    return KnownWords(VOCABULARY.read_text("utf-8").split(), OPENERS.read_text("utf-8").split())


class PocketShelf:
    """Opened once, when it is first asked for."""

    def __init__(self, weights: Path = WEIGHTS, taught: Callable[[], TaughtText | None] | None = None) -> None:
        self._weights = weights
        self._taught = taught
        self._opened: Opened | None = None

    def entries(self) -> list[Entry]:
        return [self._open().entry] if self._weights.exists() else []

    def open(self, model_id: str) -> Opened | None:
        return self._open() if model_id == POCKET and self._weights.exists() else None

    def _open(self) -> Opened:
        if self._opened is None:
            model = from_bytes(self._weights.read_bytes())
            sizes, numbers = model.config, sum(array.size for array in model.parameters.values())
            entry = Entry(
                POCKET, "Pocket", "gpt2", numbers, sizes.n_layers, sizes.n_heads, sizes.d_model, sizes.d_vocab,
                sizes.n_ctx, True, N_("trained by this project on its own small world"),
            )  # fmt: skip
            known = known_of_the_world()
            self._opened = Opened(entry, model, pocket(), lowercase=True, known=known, taught=self._taught)
        return self._opened
