"""The operations that make one row of numbers of a whole text, in words, as `kinds` has the others."""

from __future__ import annotations

from app.trace.language import N_

SENTENCE_KINDS: dict[str, tuple[str, str, str, str]] = {
    "pool": (
        N_("Average the places"),
        N_("What stands at the places is added up and divided by how many they are: one row for the whole text."),
        N_("{out} = mean of {0} over the places"),
        N_("the sum of the equal shares"),
    ),
    "length": (
        N_("Measure the length"),
        N_("The row is an arrow in as many directions as it has numbers: this is how long it is."),
        "{out} = √Σ {0}²",
        N_("the root of the sum of the squares"),
    ),
    "divide": (
        N_("Bring to the length 1"),
        N_("Every number is divided by the length: what is left of the arrow is its direction."),
        "{out} = {0} / {1}",
        N_("the number, divided by the length"),
    ),
    "pool_grad": (
        N_("Back to the places"),
        N_("Each place takes an equal share of the blame."),
        "{out} = {0} / n",
        N_("an equal share"),
    ),
    "length_grad": (
        N_("Back through the length"),
        N_("The larger a number is, the more it has to do with the length."),
        "{out} = {0} · {1} / {2}",
        N_("what arrives, times the number, divided by the length"),
    ),
    "divide_grad_row": (
        N_("Back through the division"),
        N_("The blame is divided by the length, as the number was."),
        "{out} = {0} / {1}",
        N_("what arrives, divided by the length"),
    ),
    "divide_grad_by": (
        N_("Back to the length"),
        N_("A greater length makes every number smaller."),
        "{out} = −Σ {0} · {1} / {2}",
        N_("minus the sum of the products, divided by the length"),
    ),
}
