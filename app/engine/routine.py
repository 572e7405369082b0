"""A routine: steps of a tape as one function, to be run again and again on other arrays with nothing written down.

    again = routine(tape, inputs=("pixels", "target", "layers.0.W"), outputs=("loss", "grad_layers.0.W"))
    loss, grad = again(pixels, target, W)

A training takes thousands of updates of the same few steps; here its small arrays are multiplied in less time than the
writing down would take. So one update is recorded, and its steps are then written out as Python, a line a step:

    def again(a0, a1, a2):
        a3 = linear_3(a0, a2, c0)
        a3 = tanh_4(a3)
        ...

A variable whose array has been read for the last time takes the next result, so that no array is kept for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from app.engine.operation import Array
from app.engine.tape import Tape
from app.engine.tensor import Step


def routine(tape: Tape, inputs: Sequence[str], outputs: Sequence[str]) -> Callable[..., tuple[Array, ...]]:
    """The steps that lead from `inputs` to `outputs`: the same operations on the same reads, in the same order.

    What is handed in on the tape and is not among the inputs stays as it is there. Arrays of any shapes that fit each
    other will do, so a batch of another size too. Errors: KeyError for a name that is not on the tape.
    """
    variables = {tape.tensors[name].name: f"a{k}" for k, name in enumerate(inputs)}
    lines = [f"def again({', '.join(variables.values())}):"]
    known: dict[str, Any] = {}  # what the lines speak of besides their variables
    steps = _leading(tape, inputs, outputs)
    free, ending = [], _endings(steps, outputs)
    for step in steps:
        for read in step.reads:
            if read.name not in variables:
                constant = variables[read.name] = f"c{len(known)}"
                known[constant] = read.value
        function = f"{step.operation.kind}_{len(variables)}"
        known[function] = partial(step.operation.forward, **step.options) if step.options else step.operation.forward
        reads = ", ".join(variables[read.name] for read in step.reads)
        free += [variables[name] for name in ending[step.number]]
        written = variables[step.writes.name] = free.pop() if free else f"a{len(variables)}"
        lines.append(f"    {written} = {function}({reads})")
    lines.append(f"    return ({', '.join(variables[name] for name in outputs)},)")
    exec("\n".join(lines), known)  # numbered variables and kinds of operations: nothing that a visitor wrote
    again: Callable[..., tuple[Array, ...]] = known["again"]
    return again


def _endings(steps: list[Step], outputs: Sequence[str]) -> dict[int, list[str]]:
    """What was written by one of the steps and is read for the last time, by the number of the step that reads it."""
    last = {read.name: step.number for step in steps for read in step.reads}
    ending: dict[int, list[str]] = {step.number: [] for step in steps}
    for step in steps:
        name = step.writes.name
        if name in last and name not in outputs:
            ending[last[name]].append(name)
    return ending


def _leading(tape: Tape, inputs: Sequence[str], outputs: Sequence[str]) -> list[Step]:
    """The steps on whose results the outputs rest, first to last."""
    wanted = set(outputs) - set(inputs)
    steps = []
    for step in reversed(tape.film()):
        if step.writes.name in wanted:
            steps.append(step)
            wanted.update(read.name for read in step.reads if read.name not in inputs)
    return steps[::-1]
