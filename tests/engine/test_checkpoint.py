"""Models as files: what is written is read again bit for bit, and what is no model is refused."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import load, save
from safetensors.torch import load as load_torch

from app.engine.checkpoint import config_of, facts_of, from_bytes, to_bytes
from app.engine.errors import EngineError, NotAllowedError, NotFiniteError, ShapeError
from app.engine.transformer import first_model
from tests.engine.gpts import SMALL, random_model


def test_a_model_that_is_written_and_read_is_the_same_bit_for_bit() -> None:
    model = first_model(SMALL, np.random.default_rng(1))
    again = from_bytes(to_bytes(model))
    assert again.config == model.config
    for name, array in model.parameters.items():
        assert again.parameters[name].dtype == array.dtype
        np.testing.assert_array_equal(again.parameters[name], array)


def test_the_same_model_makes_the_same_bytes() -> None:
    model = first_model(SMALL, np.random.default_rng(1))
    backwards = replace(model, parameters=dict(list(model.parameters.items())[::-1]))
    assert to_bytes(model) == to_bytes(backwards)
    words = {"seed": "3", "steps": "14000", "stories": "700000", "command": "make pocket", "who": "Zoë of the town"}
    written = to_bytes(model, words)
    assert all(to_bytes(model, dict(list(words.items())[::-1])) == written for _time in range(8))
    assert load(written).keys() == model.parameters.keys()


def test_another_reader_of_safetensors_reads_it() -> None:
    model = random_model()
    for name, array in load_torch(to_bytes(model)).items():
        assert torch.equal(array, torch.tensor(model.parameters[name]))


def test_a_file_carries_words(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(to_bytes(random_model(), {"corpus": "the town"}))
    assert facts_of(path) == {"corpus": "the town"}
    path.write_bytes(to_bytes(random_model()))
    assert facts_of(path) == {}


def test_the_sizes_are_those_of_the_parameters() -> None:
    assert config_of(random_model().parameters) == SMALL
    assert config_of(random_model().parameters, "erf").gelu == "erf"


@pytest.mark.parametrize("data", [b"", b"{}", b"x" * 100, struct.pack("<Q", 2**40) + b"{}", b"\x00" * 8])
def test_what_is_no_such_file_is_refused(data: bytes) -> None:
    with pytest.raises(NotAllowedError):
        from_bytes(data)


def test_a_file_that_is_cut_short_is_refused() -> None:
    with pytest.raises(NotAllowedError, match="not a file of safetensors"):
        from_bytes(to_bytes(random_model())[:-1])


def test_a_file_of_something_else_is_refused() -> None:
    with pytest.raises(NotAllowedError, match="not a model of this kind"):
        from_bytes(save({"weight": np.ones(3)}))


def test_a_parameter_that_is_missing_misshapen_whole_or_no_number_is_refused() -> None:
    arrays = dict(load(to_bytes(random_model())))
    spoilt: list[tuple[np.ndarray | None, type[EngineError]]] = [
        (None, ShapeError),
        (np.ones((3, 3)), ShapeError),
        (np.full(arrays["blocks.1.W_O"].shape, np.nan), NotFiniteError),
        (np.ones(arrays["blocks.1.W_O"].shape, dtype=np.int32), NotAllowedError),
    ]
    for array, error in spoilt:
        rest = {name: value for name, value in arrays.items() if name != "blocks.1.W_O"}
        with pytest.raises(error, match=r"blocks\.1\.W_O"):
            from_bytes(save(rest if array is None else rest | {"blocks.1.W_O": array}))
