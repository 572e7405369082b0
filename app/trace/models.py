"""The models that can be opened here."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.engine.library import Entry, Library, Shelf
from app.engine.pocket_shelf import PocketShelf
from app.trace.language import Said, _, told
from app.trace.pixels import trained_body
from app.trace.taught_text import Taught

__all__ = ["Library", "models", "open_library"]


def open_library(text_dir: Path, *others: Shelf) -> Library:
    """Every shelf that there is, and after them others. Nothing is read before it is asked for.

    `text_dir`: where the text to count in lies.
    """
    return Library([PocketShelf(taught=Taught(text_dir)), *others])


def models(library: Library) -> list[dict[str, Any]]:
    """One entry a model: the pixel network, and what stands in the library."""
    return [_pixels(), *(entry_told(entry) for entry in library.entries())]


def entry_told(entry: Entry) -> dict[str, Any]:
    """An entry as it is told: words in the language of the visitor; a size that is not known yet is null."""
    known = asdict(entry)
    sizes = {name: known[name] or None for name in ("n_layers", "n_heads", "d_model", "d_vocab", "n_ctx")}
    name = told(entry.name) if isinstance(entry.name, Said) else entry.name
    return known | sizes | {"name": name, "source": _(entry.source), "hint": told(entry.hint) if entry.hint else ""}


def _pixels() -> dict[str, Any]:
    network = trained_body().to_engine()
    parameters = sum(array.size for array in (*network.weights, *network.biases))
    return {
        "id": "pixels",
        "name": _("The pixel network"),
        "family": "mlp",
        "parameters": parameters,
        "n_layers": len(network.weights),
        "n_heads": None,
        "d_model": None,
        "d_vocab": None,
        "n_ctx": None,
        "ready": True,
        "source": _("trained by this project from the seed, with the default settings"),
        "hint": "",
    }
