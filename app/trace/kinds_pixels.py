"""The operations that look over the whole space of the pixel network in words, as `kinds` has the others."""

from __future__ import annotations

from app.trace.language import N_

PIXELS_KINDS: dict[str, tuple[str, str, str, str]] = {
    "tanh_slope": (
        N_("The slope of the squash"),
        N_("How much of a small change gets through: all of it where the output is 0, almost nothing near −1 and 1."),
        "{out} = 1 − {0}²",
        N_("1 minus the square of the output"),
    ),
    "relu_slope": (
        N_("The slope of the cut"),
        N_("A small change gets through whole where something comes out, and not at all elsewhere."),
        "{out} = [{0} > 0]",
        N_("1 where the output is above 0, else 0"),
    ),
    "sigmoid_slope": (
        N_("The slope of the squash"),
        N_("How much of a small change gets through: a quarter where the output is 0.5, almost nothing near 0 and 1."),
        "{out} = {0} · (1 − {0})",
        N_("the output, times what it lacks to 1"),
    ),
    "gap": (
        N_("Compare the two"),
        N_("How far the one is from the other, whichever is the larger."),
        "{out} = |{0} − {1}|",
        N_("the one minus the other, without its sign"),
    ),
    "at_limit": (
        N_("Count the weights at the limit"),
        N_("What share of all weights stand at −1 or 1, and cannot go further."),
        "{out} = mean(|W| ≥ 1)",
        N_("an equal share for each weight at the limit, added up"),
    ),
    "rises": (
        N_("Look for rises"),
        N_("1 where the error rose from one moment to the next."),
        "{out} = [{0} rises]",
        N_("1 where the next one is larger, else 0"),
    ),
    "fall": (
        N_("Measure the fall"),
        N_("How much smaller the last error is than the first, as a share of the first."),
        "{out} = (first − last) / first of {0}",
        N_("the first minus the last, divided by the first"),
    ),
    "count_each": (
        N_("Count the answers"),
        N_("For each symbol: how many of all are it."),
        "{out} = Σ [{0} = symbol]",
        N_("1 for each that is this one, added up"),
    ),
    "flipped": (
        N_("Turn one pixel round"),
        N_("1 where the picture with this one pixel turned round gets another answer."),
        "{out} = [{0} ≠ {0}[here]]",
        N_("1 where the two answers differ, else 0"),
    ),
    "pixels_apart": (
        N_("Count the pixels that differ"),
        N_("How many pixels have to be changed to make the one picture the other."),
        "{out} = Σ |{0} − {1}| / 2",
        N_("the sum of the differences, a whole pixel counting 1"),
    ),
    "claimed": (
        N_("Ask the nearest example"),
        N_("What a picture is called, if it is called what the nearest example is; −1 where the nearest disagree."),
        "{out} = {1}[nearest of {0}]",
        N_("the answer of the nearest example, if all the nearest agree"),
    ),
}
