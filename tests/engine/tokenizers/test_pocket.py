"""The tokenizers that were learned from the world's text, from the committed files."""

import numpy as np

from app.engine.tokenizers.pocket import MERGES, OPENERS, VOCABULARY, pocket, world_words
from app.world.stories import END, stories
from app.world.text import MARKS, text_of
from app.world.words import opening_words, vocabulary

END_OF_LINE = "\n"


def test_the_words_of_the_world_are_known_and_others_are_not() -> None:
    words = world_words()
    told = [word for story in stories(np.random.default_rng(7), 200) for word in story if word != END]
    assert words.unknown not in words.encode(" ".join(told))
    assert words.encode("quantum")[0] == words.unknown


def test_any_text_comes_back_from_its_pieces() -> None:
    for text in ("she put her money in the bank.", "Größe 🏦\n\x00 e\u0301", ""):
        assert pocket().decode(pocket().encode(text)) == text


def test_every_word_of_the_world_is_one_token_after_a_space_and_where_it_can_begin_a_line() -> None:
    words = [f" {word}" for word in vocabulary() if word != END and word not in MARKS]
    beginnings = [*opening_words(), *MARKS, "\n"]
    assert [each for each in words + beginnings if len(pocket().encode(each)) != 1] == []


def test_a_story_has_as_many_tokens_as_the_world_says() -> None:
    for story in stories(np.random.default_rng(7), 500):
        pieces = [pocket().decode([each]) for each in pocket().encode(text_of(story) + "\n")]
        assert [piece.strip(" ") for piece in pieces] == [END_OF_LINE if token == END else token for token in story]


def test_the_files_are_what_they_are_said_to_be() -> None:
    merges = MERGES.read_text("utf-8").splitlines()
    words = VOCABULARY.read_text("utf-8").splitlines()
    assert OPENERS.read_text("utf-8").splitlines() == list(opening_words())
    assert len(merges) == len(set(merges)) == pocket().d_vocab - 256
    assert words == sorted(set(words))
