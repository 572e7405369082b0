"""Animals and their young."""

from __future__ import annotations

from app.world.animals import ANIMAL_PAIRS, ANIMALS


def test_an_animal_and_its_young_share_sound_food_and_home_with_no_other_pair() -> None:
    for relation in ("sound", "food", "home"):
        shared = [adult.relation(relation)[0].name for adult, _ in ANIMAL_PAIRS]
        assert len(set(shared)) == len(shared)
        assert all(adult.relation(relation) is young.relation(relation) for adult, young in ANIMAL_PAIRS)


def test_each_knows_the_other() -> None:
    pairs = {adult.name: young.name for adult, young in ANIMAL_PAIRS}
    assert {**pairs, **{young: adult for adult, young in pairs.items()}} == {
        one.name: one.form("other")[0] for one in ANIMALS
    }
    assert pairs["dog"] == "puppy"


def test_the_plurals_are_english() -> None:
    many = {one.name: one.form("pl")[0] for one in ANIMALS}
    assert (many["goose"], many["wolf"], many["calf"], many["puppy"]) == ("geese", "wolves", "calves", "puppies")
