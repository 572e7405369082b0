"""A file of safetensors read where it lies: every number there is, and nothing copied."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import save
from safetensors.torch import save_file

from app.engine.errors import NotAllowedError
from app.engine.mapped import mapped


def written(folder: Path, data: bytes) -> Path:
    path = folder / "model.safetensors"
    path.write_bytes(data)
    return path


def test_every_array_is_there_bit_for_bit_and_refuses_to_be_written_to(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    arrays: dict[str, np.ndarray] = {
        "b": rng.normal(size=(3, 5)).astype(np.float32),
        "a": rng.normal(size=7),
        "nought": np.zeros((0, 3), dtype=np.float32),
        "one": np.array(1.5, dtype=np.float32),
    }
    read = mapped(written(tmp_path, save(arrays, {"words": "of a kind"})))
    assert set(read) == set(arrays)
    for name, array in arrays.items():
        np.testing.assert_array_equal(read[name], array)
        assert read[name].dtype == array.dtype
        assert not read[name].flags.writeable


def test_it_stays_in_the_file(tmp_path: Path) -> None:
    read = mapped(written(tmp_path, save({"a": np.ones((4, 4), dtype=np.float32)})))["a"]
    owner: object = read
    while isinstance(owner, np.ndarray) and not isinstance(owner, np.memmap):
        owner = owner.base
    assert isinstance(owner, np.memmap)


def test_whole_numbers_are_stepped_over(tmp_path: Path) -> None:
    arrays = {
        "a": torch.ones(3),
        "ids": torch.arange(5),
        "mask": torch.ones(3, dtype=torch.bool),
        "z": torch.full((2,), 7.0),
    }
    save_file(arrays, tmp_path / "model.safetensors")
    read = mapped(tmp_path / "model.safetensors")
    assert {name: array.tolist() for name, array in read.items()} == {"a": [1.0] * 3, "z": [7.0] * 2}


@pytest.mark.parametrize("kind", [torch.float16, torch.bfloat16])
def test_half_precision_is_made_whole(tmp_path: Path, kind: torch.dtype) -> None:
    numbers = torch.tensor([0.0, -1.5, 3.14159, 1e-5, 60000.0]).to(kind)
    save_file({"a": numbers}, tmp_path / "model.safetensors")
    read = mapped(tmp_path / "model.safetensors")["a"]
    assert read.dtype == np.float32
    assert read.tolist() == numbers.float().tolist()


def test_what_is_missing_broken_or_of_another_kind_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(NotAllowedError, match=r"model\.safetensors is missing") as refused:
        mapped(tmp_path / "model.safetensors")
    assert refused.value.field == "model.safetensors"
    whole = save({"a": np.ones(8, dtype=np.float32)})
    for broken in (b"", b"\x80\x02}q\x00.", whole[:-1], whole[:20], whole + b"more"):
        with pytest.raises(NotAllowedError, match=r"model\.safetensors is not a file of safetensors"):
            mapped(written(tmp_path, broken))
    save_file({"a": torch.ones(3).to(torch.float8_e4m3fn)}, tmp_path / "model.safetensors")
    with pytest.raises(NotAllowedError, match="a holds numbers that cannot be read"):
        mapped(tmp_path / "model.safetensors")
