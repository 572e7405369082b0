"""Votes and read-outs: exact, and only another reading of what the model did."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from app.engine.machine import decided, parts_of, put_heads, put_lens, put_votes
from app.engine.operation import Array
from app.engine.pocket_shelf import PocketShelf
from app.engine.tape import Tape
from app.engine.transformer import Config, Transformer, axes_of, forward, put_parameters, shape_of

SMALL = Config(n_layers=3, n_heads=2, d_model=8, d_head=4, d_mlp=12, d_vocab=19, n_ctx=10)
CONFIGS = (SMALL, dataclasses.replace(SMALL, unembedding="own"))


def random_model(config: Config, seed: int) -> Transformer:
    rng = np.random.default_rng(seed)
    return Transformer(config, {n: 0.5 * rng.normal(size=shape_of(config, a)) for n, a in axes_of(config).items()})


def read(model: Transformer, ids: NDArray[Any], place: int, word: int | None = None) -> Tape:
    """The tape of a forward pass with both readings behind it."""
    tape = Tape()
    config, placed = model.config, put_parameters(tape, model)
    logits = forward(tape, config, placed, tape.input("ids", ids, ("pos",)))
    chosen = int(np.argmax(logits.value[place])) if word is None else word
    put_heads(tape, config, placed)
    put_votes(tape, config, placed, tape.input("word", np.array(chosen), ()), place)
    put_lens(tape, config, placed, tape.tensors["W_U"], place)
    return tape


def values(tape: Tape, name: str) -> Array:
    return tape.tensors[name].value


@pytest.mark.parametrize("config", CONFIGS, ids=["tied", "own table"])
@pytest.mark.parametrize("seed", range(5))
def test_the_votes_add_up_to_the_score_of_the_word(config: Config, seed: int) -> None:
    rng = np.random.default_rng(seed)
    ids = rng.integers(0, config.d_vocab, size=7)
    place, word = int(rng.integers(0, 7)), int(rng.integers(0, config.d_vocab))
    tape = read(random_model(config, seed), ids, place, word)
    assert values(tape, "votes_sum") == pytest.approx(values(tape, "logits")[place, word], abs=1e-9)
    assert values(tape, "votes").sum() == pytest.approx(float(values(tape, "votes_sum")), abs=1e-9)


def test_the_votes_of_the_pocket_gpt_add_up_to_the_score_of_its_word_within_a_ten_thousandth() -> None:
    opened = PocketShelf().open("pocket")
    assert opened is not None
    rng = np.random.default_rng(0)
    for length in (1, 5, 16, 40):
        ids = rng.integers(0, opened.model.config.d_vocab, size=length)
        tape = read(opened.model, ids, length - 1)
        word = int(values(tape, "word"))
        assert abs(values(tape, "votes_sum") - values(tape, "logits")[-1, word]) < 1e-4


def test_a_vote_is_what_the_score_would_lose_with_the_scale_held() -> None:
    """Leaving one head's own numbers out of the stream, with the scale of the last norm as it was, costs its vote."""
    model = random_model(SMALL, 3)
    ids = np.array([1, 5, 2, 8])
    tape = read(model, ids, 3, 4)
    stream = values(tape, "blocks.2.resid_post")[3]
    scale = values(tape, "ln_final.scale")[3]
    w, b, table = (model.parameters[name] for name in ("ln_final.w", "ln_final.b", "W_E"))

    def score(resid: Array) -> float:
        return float((((resid - resid.mean()) / scale) * w + b) @ table[4])

    for head in range(2):
        lost = score(stream) - score(stream - values(tape, "blocks.1.result")[3, head])
        assert values(tape, "blocks.1.head_votes")[head] == pytest.approx(lost, abs=1e-9)


def test_what_the_heads_add_is_what_attention_adds_without_its_bias() -> None:
    model = random_model(SMALL, 1)
    tape = read(model, np.array([3, 1, 4, 1, 5]), 4)
    for layer in range(3):
        added = values(tape, f"blocks.{layer}.result").sum(axis=1) + model.parameters[f"blocks.{layer}.b_O"]
        np.testing.assert_allclose(added, values(tape, f"blocks.{layer}.attn_out"), atol=1e-12)


def test_the_last_read_out_is_the_answer_of_the_model() -> None:
    tape = read(random_model(SMALL, 2), np.array([2, 7, 1]), 2)
    scores = values(tape, "logits")[2]
    shares = np.exp(scores - scores.max())
    np.testing.assert_allclose(values(tape, "lens.3.probs"), shares / shares.sum(), atol=1e-12)


def test_every_part_has_one_vote_and_its_place_is_named() -> None:
    parts = parts_of(SMALL)
    assert len(parts) == 3 + 3 * (2 + 3)
    tape = read(random_model(SMALL, 4), np.array([0, 1]), 1)
    for place, part in enumerate(parts):
        assert values(tape, "votes")[place] == values(tape, part.vote)[part.index]


def test_it_has_decided_when_it_names_the_last_winner_for_good() -> None:
    assert decided([4, 7, 7, 7]) == 1
    assert decided([7, 4, 7]) == 2
    assert decided([7]) == 0
    assert decided([7, 7]) == 0
