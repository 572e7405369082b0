"""The pairs that are kept out of training."""

from __future__ import annotations

from app.world.fields import FIELDS
from app.world.heldout import SHARE, held_out_pairs, is_held_out, pairs
from app.world.senses import AMBIGUOUS, SENSES
from tests.world.told import held_out_stories, training_stories


def test_about_a_share_of_all_pairs_is_held_out() -> None:
    every = list(pairs())
    share = len(held_out_pairs()) / len(every)
    assert abs(share - SHARE) < 0.04, (len(held_out_pairs()), len(every))


def test_the_list_is_the_same_on_every_machine() -> None:
    assert is_held_out(*held_out_pairs()[0])
    assert held_out_pairs()[:3] == (("backpack", "bat"), ("ball", "ring"), ("blackboard", "pupil"))


def test_every_sense_keeps_people_and_things_to_learn_from() -> None:
    for sense in SENSES:
        for kind in ("person", "thing"):
            words = FIELDS[sense.field].relation(kind)
            assert sum(not is_held_out(word.name, sense.word) for word in words) >= 2, (sense.name, kind)


def test_every_held_out_context_word_is_learned_with_its_field() -> None:
    told = {word for story in training_stories() if not set(story) & set(AMBIGUOUS) for word in story}
    assert {context for context, _ in held_out_pairs()} <= told


def test_no_training_story_of_20000_holds_a_held_out_pair() -> None:
    held = held_out_pairs()
    for story in training_stories():
        words = set(story)
        ambiguous = words & set(AMBIGUOUS)
        if ambiguous:
            assert not [pair for pair in held if pair[1] in ambiguous and pair[0] in words], " ".join(story)


def test_every_held_out_story_holds_a_held_out_pair() -> None:
    held = held_out_pairs()
    for story in held_out_stories():
        assert any(context in story and word in story for context, word in held), " ".join(story)
