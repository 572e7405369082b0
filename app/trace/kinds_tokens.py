"""The operations of the tokenizers in words; merged into the one dictionary of kinds."""

from __future__ import annotations

from app.trace.language import N_

TOKEN_KINDS: dict[str, tuple[str, str, str, str]] = {
    "merge": (
        N_("Merge “{left}” and “{right}”"),
        N_("The tokens “{left}” and “{right}” stand side by side, and become one: “{both}”."),
        "{out} = id(“{left}” + “{right}”)",
        N_("the id of the two pieces joined"),
    ),
    "look_up": (
        N_("Look up"),
        N_("The bytes of each token are looked up in the vocabulary: their number there is its id."),
        "{out} = vocabulary[{0}]",
        N_("the number of these bytes in the vocabulary"),
    ),
    "plain": (
        N_("Make plain"),
        N_("Capital letters become small, accents go, spaces and punctuation part the words: these are their letters."),
        "{out} = plain({0})",
        N_("the letter that these bytes are, made plain"),
    ),
    "piece": (
        N_("Take “{piece}”"),
        N_(
            "Of what is left of the word, “{rest}”, the longest beginning that the vocabulary has is taken,"
            " or [UNK] for the whole word where it has none: “{piece}”."
        ),
        "{out} = id(“{piece}”)",
        N_("the id of these letters joined"),
    ),
    "line_up": (
        N_("Line up"),
        N_("What is left stands in the order of the text."),
        "{out} = …",
        N_("taken as it is"),
    ),
}
