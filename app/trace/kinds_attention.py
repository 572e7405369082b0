"""The operations that look into attention, and change it, in words, as `kinds` has the others."""

from __future__ import annotations

from app.trace.language import N_

_SAME = N_("the number as it was")
_COSINE = N_("the sum of the products, divided by the lengths of both")
_MINUS = N_("the first minus the second")

ATTENTION_KINDS: dict[str, tuple[str, str, str, str]] = {
    "strike": (
        N_("Strike a word out"),
        N_("No other word may look at it any more: those scores are masked."),
        N_("{out} = {0}, struck"),
        _SAME,
    ),
    "set_weights": (
        N_("Set a weight by hand"),
        N_("One weight gets another value; the others of its row share what is left, in the shares they had."),
        N_("{out} = {0}, set"),
        N_("the weight as it was, times what is left over what the others had"),
    ),
    "switch_off": (
        N_("Switch a head off"),
        N_("What the head has gathered counts as nothing."),
        N_("{out} = {0}, off"),
        _SAME,
    ),
    "follow": (
        N_("Follow the word"),
        N_(
            "The word's numbers are taken from the stream before the layers and after each; of several tokens the mean."
        ),
        "{out} = …",
        N_("the mean of the word's tokens"),
    ),
    "likeness": (
        N_("Measure the likeness"),
        N_("How far two arrows point the same way: 1 is the same way, 0 has nothing in common."),
        "{out} = {0} · {1} / (|{0}| |{1}|)",
        _COSINE,
    ),
    "group_means": (
        N_("Average each pole"),
        N_("The words of each pole are averaged."),
        N_("{out} = mean of each group of {0}"),
        N_("the sum of the equal shares"),
    ),
    "contrast": (
        N_("Take the one from the other"),
        N_("Above 0 it leans to the first pole, below 0 to the second."),
        "{out} = {0}[first] − {0}[second]",
        _MINUS,
    ),
    "alike": (
        N_("Compare before and after"),
        N_("How far the arrow before and the arrow after point the same way: 1 is the same way."),
        "{out} = {0} · {1} / (|{0}| |{1}|)",
        _COSINE,
    ),
    "distance": (
        N_("Measure how far it moved"),
        N_("The distance between where it was and where it is."),
        "{out} = |{1} − {0}|",
        N_("the root of the summed squares of the differences"),
    ),
    "shift": (
        N_("Measure what went over"),
        N_("How much probability has gone from some answers to others."),
        "{out} = Σ |{1} − {0}| / 2",
        N_("half the sum of the differences, without their signs"),
    ),
    "look_share": (
        N_("Measure what a head does"),
        N_("How much of their attention the words give to certain places, on average."),
        N_("{out} = mean of {0} at these places"),
        N_("the sum of the weights that count, divided by how many words look"),
    ),
    "head_out": (
        N_("Turn each head's part into the stream's numbers"),
        N_("What each head has gathered is carried back into the stream by its own weights."),
        "{out} = {0} · {1}",
        N_("the sum of the products"),
    ),
    "difference": (
        N_("Take the one from the other"),
        N_("The first sentence minus the second, token by token."),
        "{out} = {0} − {1}",
        _MINUS,
    ),
    "pick_heads": (
        N_("Put the pinned heads beside each other"),
        N_("Each is taken from its own layer as it is."),
        "{out} = …",
        _SAME,
    ),
    "blend": (
        N_("Put the pinned heads together"),
        N_("Each head times its part: 1 for a sum, equal parts of 1 for a mean, −1 for the one that is taken away."),
        "{out} = Σ part · {0}",
        N_("the sum of each head’s number, times its part"),
    ),
    "evenness": (
        N_("Measure how evenly a head looks"),
        N_("The entropy of each row of weights, of the most that it could have; on average."),
        "{out} = mean of −Σ {0} · ln {0} / ln n",
        N_("the sum of −weight · ln weight of every row, in parts of the most that it could be"),
    ),
}
