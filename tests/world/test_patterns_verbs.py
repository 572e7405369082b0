"""Stories about what people do, did and will do."""

from __future__ import annotations

import itertools

from app.world.patterns_verbs import VERB_PATTERNS
from app.world.verbs import VERBS
from tests.world.test_patterns_fields import told_of

PAST = {verb.form("past")[0] for verb in VERBS}
PRESENT = {verb.form("s")[0] for verb in VERBS}


def test_a_sentence_of_yesterday_is_in_the_past_and_one_of_every_day_is_not() -> None:
    for story in told_of(VERB_PATTERNS):
        for sentence in " ".join(story).split(" . "):
            words = set(sentence.split())
            if words & {"yesterday", "last", "ago"}:
                assert words & PAST, sentence
                assert not words & PRESENT, sentence
            if sentence.startswith("every day"):
                assert words & PRESENT, sentence
                assert not words & PAST, sentence


def test_after_will_did_can_and_to_stands_the_base() -> None:
    base = {verb.name for verb in VERBS}
    for story in told_of(VERB_PATTERNS):
        for one, other in itertools.pairwise(story):
            assert one not in {"will", "can", "us", "to"} or other not in PAST | PRESENT, " ".join(story)
            assert one not in {"will", "us"} or other in base, " ".join(story)
