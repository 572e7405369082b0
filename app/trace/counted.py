"""Beside a model's guess: the same guess from counting pairs of tokens, from chance, and what stood in the text before.

bigram_counts → shares: bigram          how often each token followed the last one in the text the model was taught
probs → mean: chance                    what each token gets where nothing is known
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.engine.counting import TaughtText
from app.engine.library import Opened
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.trace.candidates import best
from app.trace.numbers import significant


def by_chance(tape: Tape, probs: Tensor) -> float:
    """What each token gets where nothing is known, for any model: the shares add up to 1, so it is their mean."""
    return significant(float(tape.mean(probs, "chance").value))


def counted(tape: Tape, opened: Opened, ids: Sequence[int], chance: float) -> dict[str, Any] | None:
    """bigram, chance, remembered; None while there is no text to count in.

    `remembered`: the longest end of what was read that stood in the text, how often, and how often all of it did.
    """
    text = opened.taught() if opened.taught else None
    if text is None:
        return None
    return {
        "bigram": _bigram(tape, opened, text, ids[-1]),
        "chance": chance,
        "remembered": _remembered(opened, text, ids),
    }


def _bigram(tape: Tape, opened: Opened, text: TaughtText, last: int) -> list[dict[str, Any]]:
    """The tokens that followed the last one, the commonest first; none where none ever did."""
    followers = text.followers(last, opened.model.config.d_vocab)
    if not followers.any():
        return []
    counts = tape.input("bigram_counts", followers, ("d_vocab",))
    return best(opened, tape.shares(counts, "bigram").value)


def _remembered(opened: Opened, text: TaughtText, ids: Sequence[int]) -> dict[str, Any]:
    found = text.remembered(ids)
    longest = opened.tokenizer.decode(ids[len(ids) - found.length :]).strip(" ")
    return {"longest": longest, "tokens": found.length, "times": found.times, "whole": found.whole}
