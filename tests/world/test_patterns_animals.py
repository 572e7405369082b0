"""Stories about animals."""

from __future__ import annotations

from app.world.animals import ANIMAL_PAIRS, ANIMALS
from app.world.patterns_animals import ANIMAL_PATTERNS
from tests.world.test_patterns_fields import told_of


def test_every_story_is_about_an_animal_and_never_about_two_families() -> None:
    family = {one.form(form)[0]: adult.name for adult, young in ANIMAL_PAIRS for one in (adult, young)
              for form in ("", "pl")}  # fmt: skip
    foods = {one.relation("food")[0].name for one in ANIMALS}
    for story in told_of(ANIMAL_PATTERNS):
        assert len({family[word] for word in story if word in family and word not in foods}) == 1, " ".join(story)
