"""Countries and capitals."""

from __future__ import annotations

from app.world.countries import CAPITALS, COUNTRIES


def test_a_country_and_its_capital_share_language_and_dish() -> None:
    for country, city in zip(COUNTRIES, CAPITALS, strict=True):
        assert country.form("capital") == city.form("")
        assert city.form("country") == country.form("")
        assert country.form("language") == city.form("language")
        assert country.form("dish") == city.form("dish")


def test_no_two_countries_share_a_capital_a_language_or_a_dish() -> None:
    for form in ("capital", "language", "dish"):
        assert len({country.form(form) for country in COUNTRIES}) == len(COUNTRIES) == 20
