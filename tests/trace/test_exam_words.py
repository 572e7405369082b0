"""The exam of words: what a model that knows nothing gets, and how the right answer is told from the wrong."""

from __future__ import annotations

import numpy as np

from app.engine.tokenizers.registry import tokenizer
from app.engine.transformer import Config, Transformer, first_model
from app.trace.exam_words import analogies_right, attention, by_held_out, senses
from app.world.analogies import relations

BEGINNER = first_model(Config(2, 2, 8, 4, 8, tokenizer("pocket").d_vocab, 64), np.random.default_rng(0))


def test_a_beginner_guesses_senses_no_better_than_chance() -> None:
    taught, _held_out = by_held_out()
    found = senses(BEGINNER, taught[:200])
    assert abs(found.right - found.chance) < 0.25


def test_a_beginner_looks_at_all_words_alike() -> None:
    taught, held_out = by_held_out()
    found = attention(BEGINNER, taught[:60], held_out[:60])
    assert abs(found.share - found.even) < 0.02


def test_no_held_out_pair_is_among_those_that_were_taught() -> None:
    taught, held_out = by_held_out()
    kept_out = {(item.decides, item.word) for item in held_out}
    assert not kept_out & {(item.decides, item.word) for item in taught}


def test_vectors_made_of_the_relations_answer_every_analogy_and_drawn_ones_few() -> None:
    assert analogies_right(BEGINNER).right < 0.1
    rng, parameters = np.random.default_rng(0), dict(BEGINNER.parameters)
    table = rng.normal(size=(BEGINNER.config.d_vocab, 64))
    for pairs in relations().values():
        way = rng.normal(size=64)
        for first, second in pairs:
            (here,), (there,) = (tokenizer("pocket").encode(f" {word}") for word in (first, second))
            table[there] = table[here] + way
    parameters["W_E"] = table
    wide = Config(2, 2, 64, 32, 8, BEGINNER.config.d_vocab, 64)
    model = Transformer(wide, dict(first_model(wide, rng).parameters) | {"W_E": table})
    assert analogies_right(model).right > 0.9
