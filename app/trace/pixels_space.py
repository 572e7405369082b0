"""The whole space of the pixel network on tape: what it answers to all 512 pictures, counted in three ways.

How many get each answer; how many of the nine neighbours of a picture get another; and how many of the pictures that
lie nearest to the examples of one symbol are answered with that symbol.
"""

from __future__ import annotations

from typing import Any

from app.engine.pixels import N_PIXELS, N_SYMBOLS, forward, put_parameters
from app.engine.pixels_space import all_pictures
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.trace.pixels import answers_text, labels_of, network_of
from app.trace.recording import Recording
from app.trace.requests import SpaceRequest, as_arrays


def record_space(request: SpaceRequest) -> Recording:
    """All 512 pictures through the network, and the counts."""
    network, echoed = network_of(request.network)
    tape = Tape()
    pictures = tape.input("pixels", all_pictures(), ("picture", "pixel"))
    _pre, probabilities = forward(tape, network, put_parameters(tape, network), pictures)
    answer = tape.argmax(probabilities, "answer")
    counts = tape.count_each(answer, N_SYMBOLS, "symbol", "counts")
    result: dict[str, Any] = {
        "answers": answers_text(probabilities.value),
        "counts": [int(each) for each in counts.value],
    }
    if request.pixels is not None:
        result["flips"] = _put_flips(tape, answer, request.pixels)
    result |= _put_agreement(tape, request, pictures, answer)
    params = request.model_dump(exclude_none=True) | {"network": echoed}
    labels = labels_of(request.symbols) | {"picture": [_rows_of(number) for number in range(2**N_PIXELS)]}
    return Recording("pixels", tape, params, labels, result)


def _put_flips(tape: Tape, answer: Tensor, pixels: list[float]) -> int:
    """How many single pixels change the answer to the picture, or to the nearest one in black and white."""
    here = sum(1 << place for place, pixel in enumerate(pixels) if pixel > 0)
    neighbours = [here ^ (1 << place) for place in range(N_PIXELS)]
    flipped = tape.flipped(answer, here, neighbours, "pixel", "flipped")
    return int(tape.add_up(flipped, "n_flips").value)


def _put_agreement(tape: Tape, request: SpaceRequest, pictures: Tensor, answer: Tensor) -> dict[str, int]:
    """How many pictures the examples claim, each for the answer of the nearest one; how many are answered so."""
    shown, answers = as_arrays(request.examples)
    examples = tape.input("examples", shown, ("sample", "pixel"))
    wanted = tape.input("wanted", answers.astype(float), ("sample",))
    claimed = tape.claimed(tape.pixels_apart(pictures, examples, "apart"), wanted, "claimed")
    claims = tape.count_each(claimed, N_SYMBOLS, "symbol", "claims")
    right = tape.add_up(tape.equals(answer, claimed, "right"), "n_right")
    return {"right": int(right.value), "of": int(tape.add_up(claims, "n_claimed").value)}


def _rows_of(number: int) -> str:
    """A picture by its number, row by row, 1 for white: "101 010 101"."""
    bits = [str(number >> place & 1) for place in range(N_PIXELS)]
    return " ".join("".join(bits[row : row + 3]) for row in (0, 3, 6))


def space_counts(request: SpaceRequest) -> dict[str, Any]:
    """What came out, without the trace."""
    return record_space(request).result
