"""A grown model as a file: the same bytes each time, all of it in it, and nothing else is taken for one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from app.engine.checkpoint import KEY, to_bytes
from app.engine.errors import EngineError
from app.engine.grown_file import file_of, read_grown
from app.engine.tokenizers.bpe_training import trained
from app.engine.transformer import Config, Transformer, first_model
from app.engine.unknown_words import KnownWords
from app.engine.words_in_text import MOST

TOKENIZER = trained("the bank of the river, the bank with the money", 270)
CONFIG = Config(n_layers=1, n_heads=2, d_model=8, d_head=4, d_mlp=16, d_vocab=270, n_ctx=12)
MODEL = first_model(CONFIG, np.random.default_rng(0))
FACTS = {"step": "7", "text": "own"}
FILE = file_of(MODEL, TOKENIZER.merges, True, FACTS)


def put(folder: Path, data: bytes) -> Path:
    path = folder / "model.safetensors"
    path.write_bytes(data)
    return path


def test_what_was_written_is_read_again_to_half_the_digits(tmp_path: Path) -> None:
    grown = read_grown(put(tmp_path, FILE))
    assert grown.lowercase
    assert grown.facts == FACTS
    assert grown.tokenizer.merges == TOKENIZER.merges
    assert grown.model.config == CONFIG
    for name, array in MODEL.parameters.items():
        assert grown.model.parameters[name].dtype == np.float32
        np.testing.assert_allclose(grown.model.parameters[name], array, rtol=1e-3, atol=1e-7)


def test_the_words_that_it_was_taught_are_in_the_file(tmp_path: Path) -> None:
    known = KnownWords(["bank", "river"], ["the"])
    read = read_grown(put(tmp_path, file_of(MODEL, TOKENIZER.merges, True, FACTS, known)))
    assert read.known is not None
    assert (list(read.known), read.known.openers) == (["bank", "river"], ["the"])
    assert read.facts == FACTS
    assert read_grown(put(tmp_path, FILE)).known is None, "older files do not say"


def test_a_file_of_more_words_than_any_text_here_has_says_nothing(tmp_path: Path) -> None:
    known = KnownWords(str(each) for each in range(MOST + 2))
    assert read_grown(put(tmp_path, file_of(MODEL, TOKENIZER.merges, True, FACTS, known))).known is None


def test_the_same_model_gives_the_same_bytes() -> None:
    assert len({file_of(MODEL, TOKENIZER.merges, True, dict(reversed(FACTS.items()))) for _ in range(3)}) == 1


def halves(**changed: np.ndarray) -> dict[str, np.ndarray]:
    return {name: array.astype(np.float16) for name, array in {**MODEL.parameters, **changed}.items()}


def words(merges: str = "97 98") -> dict[str, str]:
    return {KEY: f"merges {merges}"}


def wide(d_vocab: int) -> Transformer:
    return first_model(Config(1, 2, 8, 4, 16, d_vocab, 12), np.random.default_rng(0))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a model at all",
        FILE[:-5],
        FILE[:100],
        b"\xff" * 8 + FILE[8:],
        to_bytes(MODEL),
        save(halves(), words("97")),
        save(halves(), words("-1 97")),
        save(halves(), words("97 98")),
        save(halves(), words("9" * 6 + " 97")),
        save(halves(), {KEY: "merges "}),
        save({"a": np.zeros(3, np.float16)}, words()),
        save({"W_E": np.zeros((2, 2), np.int64)}, words()),
        save(halves(W_pos=np.zeros((0, 8))), words()),
        save(halves(W_pos=np.full((12, 8), np.nan)), words()),
        save(halves(**{"ln_final.w": np.ones(9)}), words()),
        to_bytes(wide(300), {"merges": "97 98"}),
    ],
)
def test_anything_else_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(EngineError) as refused:
        read_grown(put(tmp_path, data))
    assert refused.value.message
