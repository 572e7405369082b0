"""Stories about one thing and many."""

from __future__ import annotations

from app.world.patterns_things import THING_PATTERNS
from app.world.things import THINGS
from tests.world.test_patterns_fields import told_of


def test_a_story_keeps_to_one_kind_of_thing() -> None:
    kind = {thing.form(form)[0]: thing.name for thing in THINGS for form in ("", "pl")}
    others = {word for thing in THINGS for place in thing.relation("place") for word in place.form("")}
    for story in told_of(THING_PATTERNS):
        assert len({kind[word] for word in story if word in kind and word not in others}) <= 1, " ".join(story)


def test_a_thing_never_looks_like_another_kind_of_thing() -> None:
    looks = {look.name: thing.name for thing in THINGS for look in thing.relation("look")}
    assert len(looks) == 2 * len(THINGS)
