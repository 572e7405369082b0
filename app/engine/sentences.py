"""A whole text as one row of numbers: the average of its places, brought to the length 1.

So two texts are compared by the sum of the products of their numbers, from −1 to 1.
"""

from __future__ import annotations

from app.engine.tape import Tape
from app.engine.tensor import Tensor


def sentence_embedding(tape: Tape, stream: Tensor, prefix: str = "") -> Tensor:
    """The stream behind the last block [..., pos, d_model] -> `sentence` [..., d_model], of length 1.

    Every place counts alike, those of the special tokens too, as the models that are made for it were taught.
    """
    mean = tape.pool(stream, f"{prefix}sentence_mean")  # [..., pos, d_model] -> [..., d_model]
    length = tape.length(mean, f"{prefix}sentence_length")  # -> [...]
    return tape.divide(mean, length, f"{prefix}sentence")
