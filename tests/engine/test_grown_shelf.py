"""The shelf keeps what visitors have grown, for a while: bounded, shared, and unlisted."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from app.engine.errors import EngineError, NotAllowedError
from app.engine.grown_file import file_of
from app.engine.grown_shelf import GrownShelf, UnknownModelError, digest_of, id_of
from app.engine.library import Library
from app.engine.transformer import Config, first_model

CONFIG = Config(n_layers=1, n_heads=2, d_model=8, d_head=4, d_mlp=16, d_vocab=256, n_ctx=12)


def model_file(seed: int) -> bytes:
    return file_of(first_model(CONFIG, np.random.default_rng(seed)), (), False, {"seed": str(seed)})


FILES = [model_file(seed) for seed in range(4)]


def shelf(folder: Path, models: int = 3, size: int = 1 << 20) -> GrownShelf:
    return GrownShelf(folder / "grown", models, size)


def age(folder: Path, data: bytes, seconds: int) -> None:
    """Make it look as if a file was last used so long ago."""
    os.utime(folder / "grown" / f"{digest_of(data)}.safetensors", (1e9 - seconds, 1e9 - seconds))


def test_what_is_kept_can_be_opened_by_its_id_and_had_again(tmp_path: Path) -> None:
    grown = shelf(tmp_path)
    entry = grown.keep(FILES[0])
    assert entry.id == id_of(digest_of(FILES[0])) == f"own-{digest_of(FILES[0])[:16]}"
    assert (entry.n_layers, entry.d_vocab, entry.n_ctx, entry.ready) == (1, 256, 12, True)
    opened = grown.open(entry.id)
    assert opened is not None
    assert opened.entry == entry
    assert opened.card == {"seed": "0"}
    assert opened.tokenizer.encode("hi") == [104, 105]
    assert grown.data(digest_of(FILES[0])) == FILES[0]


def test_another_process_sees_it_and_nobody_a_list(tmp_path: Path) -> None:
    entry = shelf(tmp_path).keep(FILES[0])
    library = Library([shelf(tmp_path)])
    assert library.open(entry.id).entry == entry
    assert library.entries() == []


def test_one_that_is_not_there_any_more_says_so(tmp_path: Path) -> None:
    grown = shelf(tmp_path)
    assert grown.data("0" * 64) is None
    with pytest.raises(UnknownModelError, match="not kept here any more") as refused:
        grown.open("own-0123456789abcdef")
    assert (refused.value.code, refused.value.field) == ("unknown_model", "model")
    assert grown.open("pocket") is None
    assert grown.open("own-*") is None
    with pytest.raises(NotAllowedError, match="64 digits"):
        grown.data("../../etc/passwd")


def test_the_least_lately_used_make_room(tmp_path: Path) -> None:
    grown = shelf(tmp_path, models=2)
    for seconds, data in ((30, FILES[0]), (20, FILES[1])):
        grown.keep(data)
        age(tmp_path, data, seconds)
    grown.open(id_of(digest_of(FILES[0])))  # used again: now the second is the oldest
    grown.keep(FILES[2])
    assert [grown.data(digest_of(data)) is not None for data in FILES[:3]] == [True, False, True]


def test_the_bytes_of_all_together_are_bounded_and_the_newest_always_stays(tmp_path: Path) -> None:
    grown = shelf(tmp_path, size=len(FILES[0]) // 2)
    grown.keep(FILES[0])
    age(tmp_path, FILES[0], 10)
    grown.keep(FILES[1])
    assert [path.name for path in (tmp_path / "grown").iterdir()] == [f"{digest_of(FILES[1])}.safetensors"]


def test_what_is_no_model_leaves_nothing_behind(tmp_path: Path) -> None:
    grown = shelf(tmp_path)
    with pytest.raises(EngineError):
        grown.keep(b"no model")
    assert list((tmp_path / "grown").iterdir()) == []
