"""The tokenizers that were learned from the world's text, from the committed files."""

import numpy as np

from app.engine.tokenizers.pocket import MERGES, VOCABULARY, pocket, world_words
from app.world.stories import END, stories
from app.world.text import text_of


def test_the_words_of_the_world_are_known_and_others_are_not() -> None:
    words = world_words()
    told = [word for story in stories(np.random.default_rng(7), 200) for word in story if word != END]
    assert words.unknown not in words.encode(" ".join(told))
    assert words.encode("quantum")[0] == words.unknown


def test_any_text_comes_back_from_its_pieces() -> None:
    for text in ("she put her money in the bank.", "Größe 🏦\n\x00 e\u0301", ""):
        assert pocket().decode(pocket().encode(text)) == text


def test_most_words_of_the_world_are_one_piece() -> None:
    text = "\n".join(text_of(story) for story in stories(np.random.default_rng(7), 200))
    assert len(pocket().encode(text)) < 1.35 * len(text.split())


def test_the_files_are_what_they_are_said_to_be() -> None:
    merges = MERGES.read_text("utf-8").splitlines()
    words = VOCABULARY.read_text("utf-8").splitlines()
    assert len(merges) == len(set(merges)) == pocket().d_vocab - 256
    assert words == sorted(set(words))
