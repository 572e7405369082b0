"""The operations of votes and read-outs in words, as `kinds` has the others."""

from __future__ import annotations

from app.trace.language import N_

MACHINE_KINDS: dict[str, tuple[str, str, str, str]] = {
    "each_head": (
        N_("Each head by itself"),
        N_("What every single head adds to the stream, before they are added up."),
        "{out} = {0} · {1}",
        N_("the sum of the products"),
    ),
    "at_place": (
        N_("Look at one place"),
        N_("Of all places, one is looked at."),
        "{out} = {0}[place]",
        N_("the same number"),
    ),
    "times": (
        N_("Multiply one by one"),
        N_("Each number is multiplied by the number that stands in its place in the other row."),
        "{out} = {0} · {1}",
        N_("the one times the other"),
    ),
    "dot": (
        N_("How far along a direction"),
        N_("Each number is multiplied by the number of the direction in its place; added up."),
        "{out} = Σ {0} · {1}",
        N_("the sum of the products"),
    ),
    "add_up": (
        N_("Add up"),
        N_("All of them together."),
        "{out} = Σ {0}",
        N_("the sum"),
    ),
}
