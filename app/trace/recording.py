"""A recording: a tape, and what is needed to send it as a trace or to explain one of its numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from app.engine.operation import Index
from app.engine.tape import Tape
from app.engine.tensor import Step, Tensor
from app.trace import words
from app.trace.names import says
from app.trace.numbers import finite, nested_all
from app.trace.schema import SCHEMA

Labels = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Recording:
    """`labels` names the places along an axis; an axis without labels is sent as its size."""

    model: str
    tape: Tape
    params: dict[str, Any]
    labels: Labels
    result: dict[str, Any]


def trace_of(recording: Recording) -> dict[str, Any]:
    """The trace, ready for JSON."""
    tensors = recording.tape.tensors
    masked = [place for place, tensor in enumerate(tensors.values()) if tensor.masked]
    data = nested_all([tensor.value for tensor in tensors.values()], masked=masked)
    return {
        "schema": SCHEMA,
        "model": recording.model,
        "params": recording.params,
        "axes": _axes(recording),
        "tensors": {
            name: _tensor(tensor, numbers) for (name, tensor), numbers in zip(tensors.items(), data, strict=True)
        },
        "steps": [_step(step, recording.labels) for step in recording.tape.film()],
        "result": recording.result,
    }


def _axes(recording: Recording) -> dict[str, int | list[str]]:
    axes: dict[str, int | list[str]] = {}
    for tensor in recording.tape.tensors.values():
        for dim, size in zip(tensor.dims, tensor.value.shape, strict=True):
            axes.setdefault(dim, recording.labels.get(dim, size))
    return axes


def _tensor(tensor: Tensor, numbers: Any) -> dict[str, Any]:
    return {
        "dims": list(tensor.dims),
        "shape": list(tensor.value.shape),
        "data": numbers,
        "says": says(tensor.name),
    }


def _step(step: Step, labels: Labels) -> dict[str, Any]:
    told = words.step_words(step)
    return {
        "id": step.number,
        "op": step.operation.kind,
        "title": told.title,
        "says": told.says,
        "formula": told.formula,
        "reads": [read.name for read in step.reads],
        "writes": step.writes.name,
    }


def explained(recording: Recording, tensor: str, index: list[int]) -> dict[str, Any]:
    """One number of the recording: value, formula, and its terms, the largest product first. Every digit is kept.

    Where the order of the terms is what makes the number (left and right of a merge), they come in that order.

    Errors: EngineError for a name or a place that the tape does not have.
    """
    place = tuple(index)
    step, value, explanation = recording.tape.explain(tensor, place)
    tensors = recording.tape.tensors
    terms = []
    for term in explanation.terms:
        assert step is not None
        told: dict[str, Any] = _operand(recording, step.reads[term.operand].name, term.index)
        told["value"] = term.value
        if term.factor is not None:
            told["factor"] = term.factor
        if term.by_operand is not None and term.by_index is not None:
            by = _operand(recording, step.reads[term.by_operand].name, term.by_index)
            kind = "with" if term.factor is None else "factor"
            told |= {f"{kind}_{key}": known for key, known in by.items()}
        told["product"] = term.product
        terms.append(told)
    return {
        "tensor": tensor,
        "index": index,
        "label": words.place_words(tensors[tensor], place, recording.labels),
        "value": None if tensors[tensor].masked and value == -math.inf else finite(value),
        "op": "input" if step is None else step.operation.kind,
        "title": words.number_title(tensors[tensor], place, recording.labels),
        "formula": words.number_formula(tensors[tensor], value, explanation),
        "rule": words.rule_words(step),
        "terms": terms if explanation.in_order else sorted(terms, key=lambda told: -abs(told["product"])),
        "says": words.number_says(tensors[tensor], place, recording.labels),
    }


def _operand(recording: Recording, name: str, index: Index) -> dict[str, Any]:
    tensor = recording.tape.tensors[name]
    return {"tensor": name, "index": list(index), "label": words.place_words(tensor, index, recording.labels)}
