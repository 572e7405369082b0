"""The card of the pocket GPT: its numbers are those of the committed weights, and its targets are met."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.pocket_shelf import WEIGHTS, PocketShelf
from app.engine.transformer import Transformer
from app.trace.exam import surprise
from app.trace.exam_words import analogies_right, attention, by_held_out, senses
from app.trace.pocket_card import card, met, report


@pytest.fixture(scope="module")
def model() -> Transformer:
    opened = PocketShelf().open("pocket")
    assert opened is not None
    return opened.model


def test_every_target_is_met() -> None:
    assert all(met(card()["tests"]).values())
    assert "every target is met" in report(card()["tests"])
    assert WEIGHTS.stat().st_size <= 2 * 1024 * 1024


def test_its_sizes_are_those_of_the_weights(model: Transformer) -> None:
    sizes = card()["sizes"]
    assert sizes["bytes"] == WEIGHTS.stat().st_size
    assert sizes["parameters"] == sum(array.size for array in model.parameters.values())
    assert sizes["d_vocab"] == model.config.d_vocab


def test_the_surprise_over_other_new_stories_is_within_its_target_too(model: Transformer) -> None:
    found = surprise(model, np.random.default_rng(5), 600)
    assert found.over == pytest.approx(card()["tests"]["new_stories"]["over"], abs=0.006)
    assert found.over < 0.03


def test_the_senses_of_the_held_out_pairs_are_as_it_says(model: Transformer) -> None:
    _taught, held_out = by_held_out()
    found, told = senses(model, held_out), card()["tests"]["senses_held_out"]
    assert found.asked == told["asked"]
    assert found.right == pytest.approx(told["right"], abs=0.01)


def test_a_head_looks_at_what_decides_as_it_says_though_chosen_on_other_pairs(model: Transformer) -> None:
    found, told = attention(model, *by_held_out()), card()["tests"]["attention_held_out"]
    assert (found.layer, found.head) == (told["layer"], told["head"])
    assert found.share == pytest.approx(told["share"], abs=1e-3)
    assert found.most > 5 * found.chance


def test_the_analogies_are_as_it_says(model: Transformer) -> None:
    found, told = analogies_right(model), card()["tests"]["analogies"]
    assert found.asked == told["asked"]
    assert found.right == pytest.approx(told["right"], abs=2e-3)
