"""What a finding about a training rests on, on tape: the weights at their limit, and the latest errors."""

from __future__ import annotations

import numpy as np

from app.engine.pixels import put_parameters
from app.engine.pixels_learning import HOLD_LIMIT
from app.engine.tape import Tape
from app.trace.numbers import significant
from app.trace.pixels import labels_of, network_of
from app.trace.recording import Recording
from app.trace.requests import StuckRequest


def record_stuck(request: StuckRequest) -> Recording:
    """The share of weights at the limit; and of the latest errors, how often they rose, and how far they fell."""
    network, echoed = network_of(request.network)
    tape = Tape()
    weights = [W for W, _b in put_parameters(tape, network)]
    result = {"pinned": significant(float(tape.at_limit(*weights, limit=HOLD_LIMIT, name="pinned").value))}
    if request.losses is not None:
        losses = tape.input("losses", np.array(request.losses, dtype=float), ("moment",))
        rise_share = tape.mean(tape.rises(losses, "rise", "rises"), "rise_share")
        result |= {"rise_share": significant(float(rise_share.value))}
        result |= {"fall": significant(float(tape.fall(losses, "fall").value))}
    params = request.model_dump(exclude_none=True) | {"network": echoed}
    return Recording("pixels", tape, params, labels_of(request.symbols), result)
