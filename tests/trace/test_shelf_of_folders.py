"""The shelf of models that others made: found wherever they lie, opened once, and told what is wrong with them."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from app.engine.errors import NotAllowedError
from app.engine.library import Library
from app.trace import shelf_of_folders
from app.trace.checkpoint_folder import digest_of
from app.trace.models import models
from app.trace.schema import ModelAnswer
from app.trace.shelf_of_folders import MINILM_SIZES, REPOSITORY, ShelfOfFolders
from app.trace.transformer import record_attention
from app.trace.transformer_requests import AttentionRequest
from tests.trace.checkpoints import bert_folder, gpt2_folder
from tests.trace.test_hub_cache import cached


def shelf(root: Path, cache: Path | None = None) -> ShelfOfFolders:
    return ShelfOfFolders(root / "minilm", root, cache)


def test_without_any_folder_minilm_is_listed_with_the_way_to_get_it(tmp_path: Path) -> None:
    (entry,) = shelf(tmp_path / "nowhere").entries()
    assert (entry.id, entry.ready, entry.n_layers, entry.n_heads, entry.d_model) == ("minilm", False, 6, 12, 384)
    assert entry.parameters == 22_565_376
    assert "make run" in str(entry.hint)
    with pytest.raises(NotAllowedError, match="minilm is not here yet: “make run” brings it") as refused:
        Library([shelf(tmp_path)]).open("minilm")
    assert refused.value.field == "model"


def test_every_folder_is_a_model_under_its_name(tmp_path: Path) -> None:
    bert_folder(tmp_path / "Little-BERT")
    gpt2_folder(tmp_path / "little-gpt")
    (tmp_path / "notes").mkdir()
    library = Library([shelf(tmp_path)])
    told = {model["id"]: ModelAnswer.model_validate(model) for model in models(library)}
    assert set(told) == {"pixels", "minilm", "little-bert", "little-gpt"}
    bert, gpt = told["little-bert"], told["little-gpt"]
    assert (bert.name, bert.family, bert.n_layers, bert.ready) == ("Little-BERT", "bert", 3, True)
    assert (gpt.family, gpt.n_heads, gpt.d_model) == ("gpt2", 4, 24)
    for name in ("little-bert", "little-gpt"):
        opened = library.open(name)
        assert told[name].parameters == sum(array.size for array in opened.model.parameters.values())
        assert library.open(name) is opened
        assert record_attention(AttentionRequest(model=name, text="a bank"), library).result["tokens"]


def test_a_model_is_opened_once_however_many_ask_at_once(tmp_path: Path) -> None:
    bert_folder(tmp_path / "bert")
    library = Library([shelf(tmp_path)])
    found = []
    threads = [threading.Thread(target=lambda: found.append(library.open("bert"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({id(opened) for opened in found}) == 1


def test_a_folder_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    bert_folder(tmp_path / "bert")
    (tmp_path / "bert" / "model.safetensors").rename(tmp_path / "bert" / "pytorch_model.bin")
    library = Library([shelf(tmp_path)])
    (entry,) = [entry for entry in library.entries() if entry.id == "bert"]
    assert not entry.ready
    assert "pytorch_model.bin is not read" in str(entry.hint)
    with pytest.raises(NotAllowedError, match=r"bert cannot be opened: pytorch_model\.bin is not read") as refused:
        library.open("bert")
    assert refused.value.field == "model"
    (tmp_path / "bert" / "pytorch_model.bin").rename(tmp_path / "bert" / "model.safetensors")
    assert [entry.ready for entry in library.entries() if entry.id == "bert"] == [True]


def test_minilm_must_be_the_file_that_is_known(tmp_path: Path) -> None:
    bert_folder(tmp_path / "minilm")
    library = Library([shelf(tmp_path)])
    with pytest.raises(NotAllowedError, match=r"minilm cannot be opened: model\.safetensors is not the file"):
        library.open("minilm")


def test_a_cache_is_a_source_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bert_folder(tmp_path / "bert")
    for name in (REPOSITORY, "someone/little-bert"):
        shutil.copytree(tmp_path / "bert", cached(tmp_path / "hub", name), dirs_exist_ok=True)
    (cached(tmp_path / "hub", "someone/llama") / "config.json").write_text('{"model_type": "llama"}')
    known = {REPOSITORY: digest_of(tmp_path / "bert" / "model.safetensors")}
    monkeypatch.setattr(shelf_of_folders, "DIGESTS", known)
    library = Library([shelf(tmp_path / "none", tmp_path / "hub")])
    assert [(entry.id, entry.ready) for entry in library.entries()] == [("minilm", True), ("someone/little-bert", True)]
    assert library.open("minilm").model.config == library.open("someone/little-bert").model.config


def test_an_id_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    bert_folder(tmp_path / "outside")
    (tmp_path / "inside").mkdir()
    library = Library([shelf(tmp_path / "inside")])
    for name in ("../outside", "..", ".", "", "/etc", "inside/../../outside"):
        with pytest.raises(NotAllowedError, match="there is no model"):
            library.open(name)


def test_the_sizes_of_minilm_are_known_before_it_is_here() -> None:
    assert MINILM_SIZES.family == "bert"
