"""What a model grows on: the world's stories with their floor, or a text of the visitor's with its own pieces."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.engine.tokenizers.pocket import pocket
from app.trace.grow_requests import GrowRequest
from app.trace.grow_texts import N_CTX, WATCHED, lines_told, soil_of, world_words
from app.world.entropy import entropy_floor
from app.world.stories import stories
from app.world.text import text_of

OWN = "The cat sat on the mat, and the rat sat on the hat. Über alles: 数字! " * 8


def told(**request: object) -> GrowRequest:
    return GrowRequest.model_validate(request)


def test_the_world_is_read_in_whole_stories_and_what_is_held_out_is_of_other_dice() -> None:
    soil = soil_of(told(seed=5))
    tokens, targets = soil.reading.batch(4)
    rows = [[int(row[0]), *asked[asked >= 0].tolist()] for row, asked in zip(tokens, targets, strict=True)]
    assert all(soil.tokenizer.decode(row).endswith(".\n") or "\n" in soil.tokenizer.decode(row) for row in rows)
    assert tokens.shape == (4, N_CTX)
    again = soil_of(told(seed=5)).reading.batch(4)
    np.testing.assert_array_equal(tokens, again[0])
    assert not np.array_equal(tokens, soil_of(told(seed=6)).reading.batch(4)[0])
    assert soil.lowercase


def test_the_floor_is_the_entropy_of_the_world_for_each_token() -> None:
    floor = soil_of(told()).floor
    assert floor is not None
    sample = list(stories(np.random.default_rng(9), 2000))
    tokenizer = pocket()
    per_story = sum(len(tokenizer.encode(f"{text_of(story)}\n")) for story in sample) / len(sample)
    assert floor == pytest.approx(entropy_floor().nats_per_story / per_story, rel=0.03)


def test_every_family_of_words_is_looked_at_and_each_is_one_token() -> None:
    tokenizer = pocket()
    words = world_words(tokenizer)
    assert {word.family for word in words} == {
        "animals", "young", "people", "countries", "capitals", "verbs", "past", "things",
    }  # fmt: skip
    assert all(tokenizer.decode([word.token]) == f" {word.text}" for word in words)
    assert len({word.token for word in words}) == len(words) > 120


def test_a_text_of_ones_own_brings_its_own_pieces() -> None:
    soil = soil_of(told(text=OWN, vocab_size=300))
    assert soil.floor is None
    assert not soil.lowercase
    assert soil.tokenizer.d_vocab <= 300
    assert soil.tokenizer.decode(soil.tokenizer.encode(OWN)) == OWN
    assert soil.tokenizer.decode(list(soil.watched)) in OWN
    assert "cat" in [word.text for word in soil.words] or "sat" in [word.text for word in soil.words]


def test_the_words_that_a_model_is_taught_are_known_with_where_they_stand() -> None:
    own, world = soil_of(told(text="The cat sat.\n" * 40)).known, soil_of(told()).known
    assert own is not None
    assert (list(own), own.openers) == (["cat", "sat"], ["The"])
    assert world is not None
    assert [word.text for word in world.unknown_in("bank the quark")] == ["bank", "quark"]


def test_a_text_without_a_letter_is_read_too() -> None:
    soil = soil_of(told(text="1 2 3 4 5 6 7 8 9 0 " * 20))
    assert len(soil.words) >= 2


@pytest.mark.parametrize("text", ["", "   ", "a", "too short"])
def test_a_text_too_short_to_learn_from_is_refused(text: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        soil_of(told(text=text))
    assert refused.value.field == "text"


def test_a_sentence_that_is_too_long_or_none_is_refused() -> None:
    with pytest.raises(NotAllowedError, match=f"at most {WATCHED} are watched") as refused:
        soil_of(told(watch="the king " * 40))
    assert (refused.value.field, refused.value.limit) == ("watch", WATCHED)
    with pytest.raises(NotAllowedError, match="no sentence to watch"):
        soil_of(told(watch="  "))


def test_a_line_is_judged_by_whether_the_world_could_have_told_it() -> None:
    told = [text_of(story) for story in stories(np.random.default_rng(3), 5)]
    assert lines_told("\n".join([*told, "the the dog bank.", "not yet"])) == [True] * 5 + [False]
    assert lines_told("no end yet") == []
