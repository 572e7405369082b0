"""What a transformer is made of: the parameters follow from the sizes and the arrangement."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.transformer import first_model
from app.engine.transformer_config import axes_of, shape_of
from tests.engine.berts import SMALL_BERT
from tests.engine.gpts import SMALL, random_model, run


def test_the_arrangements_have_their_names() -> None:
    assert (SMALL.family, SMALL_BERT.family) == ("gpt2", "bert")


def test_what_stands_before_and_behind_the_blocks_follows_from_the_arrangement() -> None:
    gpt, bert = set(axes_of(SMALL)), set(axes_of(SMALL_BERT))
    assert gpt - bert == {"ln_final.w", "ln_final.b"}
    assert bert - gpt == {"W_type", "embed_ln.w", "embed_ln.b"}
    assert set(axes_of(replace(SMALL, unembedding="own"))) - gpt == {"W_U"}
    assert shape_of(SMALL_BERT, axes_of(SMALL_BERT)["W_type"]) == (2, 12)


@pytest.mark.parametrize("norm_first", [True, False])
@pytest.mark.parametrize("causal", [True, False])
@pytest.mark.parametrize("n_types", [0, 2])
@pytest.mark.parametrize("unembedding", ["tied", "own", "none"])
def test_any_arrangement_runs(norm_first: bool, causal: bool, n_types: int, unembedding: str) -> None:
    config = replace(SMALL, norm_first=norm_first, causal=causal, n_types=n_types, unembedding=unembedding)
    tape, _parameters, out = run(random_model(config), np.array([3, 1, 4]))
    assert out.value.shape == (3, 12 if unembedding == "none" else 17)
    later = np.triu(np.ones((3, 3), dtype=bool), 1)
    assert (tape.tensors["blocks.1.pattern"].value[:, later] == 0.0).all() == causal
    assert set(first_model(config, np.random.default_rng(0)).parameters) == set(axes_of(config))


@pytest.mark.parametrize("name", ["gelu", "unembedding"])
def test_a_form_that_there_is_not_is_refused(name: str) -> None:
    with pytest.raises(NotAllowedError, match=f"unknown {name}: 'relu'") as refused:
        replace(SMALL, **{name: "relu"})  # type: ignore[arg-type]
    assert refused.value.field == name
