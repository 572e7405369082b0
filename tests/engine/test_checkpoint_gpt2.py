"""GPT-2 as others write it down: read under either of its names, and refused where something is amiss."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.engine.checkpoint_gpt2 import from_gpt2
from app.engine.errors import NotAllowedError
from tests.engine.gpts import SMALL, gpt2, run


@pytest.fixture
def arrays() -> dict[str, Any]:
    return {name: value.numpy() for name, value in gpt2(SMALL).state_dict().items()}


def test_gpt2_is_read_with_its_names_or_without_the_transformer_before(arrays: dict[str, Any]) -> None:
    with_prefix = from_gpt2(arrays, SMALL)
    without = from_gpt2({name.removeprefix("transformer."): array for name, array in arrays.items()}, SMALL)
    for name, array in with_prefix.parameters.items():
        np.testing.assert_array_equal(array, without.parameters[name])


def test_no_parameter_is_copied(arrays: dict[str, Any]) -> None:
    for name, array in from_gpt2(arrays, SMALL).parameters.items():
        assert any(np.shares_memory(array, theirs) for theirs in arrays.values()), name


def test_the_masks_of_older_files_are_left_alone(arrays: dict[str, Any]) -> None:
    masks = {"transformer.h.0.attn.bias": np.ones((1, 1, 10, 10)), "transformer.h.1.attn.masked_bias": np.ones(())}
    assert set(from_gpt2(arrays | masks, SMALL).parameters) == set(from_gpt2(arrays, SMALL).parameters)


def test_scores_may_be_made_with_a_table_of_their_own(arrays: dict[str, Any]) -> None:
    table = np.random.default_rng(0).normal(size=(SMALL.d_vocab, SMALL.d_model))
    own = from_gpt2(arrays | {"lm_head.weight": table}, replace(SMALL, unembedding="own"))
    tape, _parameters, logits = run(own, np.array([3, 1, 4]))
    np.testing.assert_allclose(logits.value, tape.tensors["ln_final.out"].value @ table.T, rtol=1e-12)
    tied = from_gpt2(arrays | {"lm_head.weight": table}, SMALL)
    assert not np.allclose(run(tied, np.array([3, 1, 4]))[2].value, logits.value)


def test_what_is_missing_unknown_or_misshapen_is_named(arrays: dict[str, Any]) -> None:
    bias = "transformer.h.1.mlp.c_fc.bias"
    without = {name: array for name, array in arrays.items() if name != bias}
    with pytest.raises(NotAllowedError, match=r"a parameter of GPT-2 is missing: 'h\.1\.mlp\.c_fc\.bias'"):
        from_gpt2(without, SMALL)
    with pytest.raises(NotAllowedError, match=r"c_fc\.bias has the shape \[19\], it should have \[20\]"):
        from_gpt2(arrays | {bias: arrays[bias][1:]}, SMALL)
    with pytest.raises(NotAllowedError, match=r"a parameter that GPT-2 does not have: 'h\.1\.crossattention'"):
        from_gpt2(arrays | {"transformer.h.1.crossattention": np.ones(1)}, SMALL)
    with pytest.raises(NotAllowedError, match=r"'lm_head\.weight'"):
        from_gpt2({k: v for k, v in arrays.items() if "lm_head" not in k}, replace(SMALL, unembedding="own"))
