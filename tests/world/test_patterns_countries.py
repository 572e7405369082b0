"""Stories about countries and capitals."""

from __future__ import annotations

from app.world.countries import CAPITALS, COUNTRIES
from app.world.patterns_countries import COUNTRY_PATTERNS
from tests.world.test_patterns_fields import told_of


def test_a_story_keeps_to_one_country() -> None:
    of = {country.form(form): country.name for country in COUNTRIES for form in ("", "capital", "language", "dish")}
    assert {city.form("country")[0] for city in CAPITALS} == set(of.values())
    for story in told_of(COUNTRY_PATTERNS):
        assert len({of[word,] for word in story if (word,) in of}) == 1, " ".join(story)
