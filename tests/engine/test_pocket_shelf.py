"""The shelf of the model in the repository: opened once, when it is asked for, and not there where its file is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.engine import pocket_shelf
from app.engine.checkpoint import from_bytes
from app.engine.counting import TaughtText
from app.engine.pocket_shelf import POCKET, WEIGHTS, PocketShelf
from app.engine.tokenizers.pocket import VOCABULARY
from app.engine.transformer import Transformer


def test_its_entry_says_the_sizes_of_the_committed_weights() -> None:
    [entry] = PocketShelf().entries()
    opened = PocketShelf().open(POCKET)
    assert opened is not None
    sizes = opened.model.config
    assert (entry.id, entry.family, entry.ready) == ("pocket", "gpt2", True)
    assert entry.parameters == sum(array.size for array in opened.model.parameters.values())
    assert (entry.n_layers, entry.n_heads, entry.d_model, entry.d_vocab) == (
        sizes.n_layers,
        sizes.n_heads,
        sizes.d_model,
        sizes.d_vocab,
    )
    assert entry.d_vocab == opened.model.parameters["W_E"].shape[0]


def test_it_is_opened_once_however_often_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[int] = []

    def counted(data: bytes) -> Transformer:
        reads.append(len(data))
        return from_bytes(data)

    monkeypatch.setattr(pocket_shelf, "from_bytes", counted)
    shelf = PocketShelf()
    assert reads == [], "nothing is read before it is asked for"
    first = shelf.open(POCKET)
    shelf.entries()
    assert shelf.open(POCKET) is first
    assert reads == [WEIGHTS.stat().st_size]


def test_it_has_no_other_model() -> None:
    assert PocketShelf().open("minilm") is None
    assert PocketShelf().open("") is None


def test_without_its_file_the_shelf_is_empty_and_nothing_fails(tmp_path: Path) -> None:
    shelf = PocketShelf(tmp_path / "pocket.safetensors")
    assert shelf.entries() == []
    assert shelf.open(POCKET) is None


def test_it_reads_small_letters_and_knows_the_words_of_its_vocabulary_and_no_others() -> None:
    opened = PocketShelf().open(POCKET)
    assert opened is not None
    assert opened.lowercase
    assert opened.known is not None
    assert set(opened.known) == set(VOCABULARY.read_text("utf-8").split())
    assert "quark" not in set(opened.known)


def test_what_it_has_read_is_asked_for_only_when_it_is_counted() -> None:
    asked: list[bool] = []

    def taught() -> TaughtText | None:
        asked.append(True)
        return None

    opened = PocketShelf(taught=taught).open(POCKET)
    assert opened is not None
    assert opened.taught is taught
    assert asked == []
