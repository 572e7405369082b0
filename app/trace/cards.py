"""The cards of the models: what was measured of each, and what it cannot do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.trace.language import N_, _
from app.trace.pocket_card import card

Card = dict[str, Any]
"""date, rows [{what, value, term}], limits [sentence]; `term` is a word of the glossary that `what` needs, or None."""


def card_of(model_id: str) -> Card | None:
    """The card of a model in the language of the visitor; None where nothing was measured."""
    make = CARDS.get(model_id)
    return make() if make else None


def _pixels() -> Card:
    limits = N_("It knows four symbols on nine pixels; whatever else is drawn, it must answer one of the four.")
    return {"date": "", "rows": [], "limits": [_(limits)]}


def _minilm() -> Card:
    limits = [
        N_("Not made by this project: the files are those of sentence-transformers/all-MiniLM-L6-v2, as they are."),
        N_("It reads a whole text at once and was taught to compare sentences: it cannot say what comes next."),
        N_("It was taught on text of the internet, with the prejudices that are in it."),
    ]  # fmt: skip
    return {"date": "", "rows": [], "limits": [_(sentence) for sentence in limits]}


def _pocket() -> Card:
    measured = card()
    tests, training = measured["tests"], measured["training"]
    new, looks, alike = tests["new_stories"], tests["attention_held_out"], tests["analogies"]
    senses = tests["senses_held_out"]
    share = _("{share} of {asked}")
    surprise = _("surprise over new stories, in nats a token")
    rows = [
        (_("stories that it was taught"), f"{measured['corpus']['stories']:,}"),
        (_("tokens in these"), f"{measured['corpus']['tokens']:,}"),
        *([(_("steps of learning"), f"{training['steps']:,}")] if training["steps"] else []),
        (surprise, f"{new['loss']:.4f}"),
        (_("the least that any model can have: the entropy"), f"{new['floor']:.4f}"),
        (_("how far above that it is"), f"{new['over_floor']:.1%}"),
        (_("the right sense after an ambiguous word, in pairs that it was never taught"), _of(share, senses)),
        (_("the same, blindly guessed"), f"{senses['chance']:.0%}"),
        (_("how much one head looks from an ambiguous word at the word that decides"), f"{looks['share']:.0%}"),
        (_("the same, if it looked at all words alike"), f"{looks['even']:.0%}"),
        (_("analogies right with the first answer"), _of(share, alike)),
        (_("stories told by itself that the world could have told"), f"{tests['told']['possible']:.0%}"),
    ]  # fmt: skip
    limits = [
        N_("It knows some 1,600 words of a small made-up town. Any other word is mere pieces to it."),
        N_("It has read one-line stories alone: it cannot answer questions, and it reads no capital letters."),
        N_("It knows how words of this town go together, not whether anything is true."),
        N_("Of two words that never met in its lessons it finds the sense, but it expects them too rarely."),
    ]  # fmt: skip
    told = [{"what": what, "value": value, "term": "nat" if what == surprise else None} for what, value in rows]
    return {"date": measured["date"], "rows": told, "limits": [_(sentence) for sentence in limits]}


def _of(words: str, test: dict[str, Any]) -> str:
    return words.format(share=f"{test['right']:.1%}", asked=f"{test['asked']:,}")


CARDS: dict[str, Callable[[], Card]] = {"pixels": _pixels, "pocket": _pocket, "minilm": _minilm}
