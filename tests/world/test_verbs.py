"""Verbs and what is done with them."""

from __future__ import annotations

from app.world.verbs import VERBS


def test_every_verb_has_three_tenses_and_at_least_three_ways_to_go_on() -> None:
    for verb in VERBS:
        assert {"", "s", "past"} <= set(verb.forms)
        assert len(verb.relation("rest")) >= 3


def test_the_past_of_every_verb_differs_from_its_base_so_that_tense_can_be_seen() -> None:
    assert all(verb.form("past") != verb.form("") for verb in VERBS)


def test_what_is_done_tells_verbs_apart() -> None:
    rests = [rest.name for verb in VERBS for rest in verb.relation("rest")]
    assert len(set(rests)) == len(rests)
