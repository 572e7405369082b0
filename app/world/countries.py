"""Countries: the capital, the language and the dish that country and capital share."""

from __future__ import annotations

from app.world.entry import Entry, entry, phrases

LINES = """
france paris french cheese
italy rome italian pasta
spain madrid spanish oranges
england london english pudding
germany berlin german sausages
russia moscow russian pancakes
china beijing chinese noodles
japan tokyo japanese rice
greece athens greek olives
egypt cairo arabic figs
portugal lisbon portuguese sardines
poland warsaw polish dumplings
sweden stockholm swedish meatballs
norway oslo norwegian salmon
ireland dublin irish stew
hungary budapest hungarian goulash
denmark copenhagen danish pastries
finland helsinki finnish berries
turkey ankara turkish kebabs
india delhi hindi curry
"""


def _country(name: str, capital: str, language: str, dish: str) -> Entry:
    """A country, whose relation `city` is its capital; both have the same language and dish."""
    country = entry(name, capital=capital, language=language, dish=dish)
    city = entry(capital, country=name, language=language, dish=dish)
    country.related["city"] = (city,)
    return country


COUNTRIES = tuple(_country(*line.split()) for line in LINES.split("\n") if line)
CAPITALS = tuple(country.relation("city")[0] for country in COUNTRIES)
PLACES = (*COUNTRIES, *CAPITALS)
DISTANCES = phrases(["far away", "very old", "very big", "beautiful", "famous", "cold in winter"])
