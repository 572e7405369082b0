"""A recording: a tape, and what is needed to send it as a trace or to explain one of its numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.engine.operation import Explanation, Index, Term
from app.engine.part import part_of
from app.engine.tape import Tape
from app.engine.tensor import Step, Tensor
from app.trace import words
from app.trace.names import says
from app.trace.numbers import DIGITS, finite, nested_all
from app.trace.places import Labels, told_dims
from app.trace.schema import SCHEMA


@dataclass(frozen=True, slots=True)
class Recording:
    """`labels` names the places along an axis; an axis without a list of labels is sent as its size.

    `carry` is how many numbers travel with the trace (None: all); those of the tensors whose names end as in `first`
    go first, then the smaller tensors before the larger, and weights last. The rest is fetched when it is looked at.
    `lasting`: the same request leads to the same again, also later. `parts`: recordings of their own that are made when
    one of their numbers is asked for, by what the names of their tensors begin with.
    """

    model: str
    tape: Tape
    params: dict[str, Any]
    labels: Labels
    result: dict[str, Any]
    carry: int | None = None
    first: tuple[str, ...] = ()
    digits: int = DIGITS
    lasting: bool = True
    parts: Mapping[str, Callable[[], Recording]] = field(default_factory=dict)

    def part_of(self, tensor: str) -> str | None:
        """Which of the parts has this tensor; None where it is on this tape."""
        return next((part for part in self.parts if tensor.startswith(part)), None)


def trace_of(recording: Recording, href: Callable[[str], str] | None = None) -> dict[str, Any]:
    """The trace, ready for JSON. `href` is the address of a tensor that does not travel along."""
    tensors = recording.tape.tensors
    carried = _carried(recording)
    names = list(carried)
    masked = [place for place, name in enumerate(names) if tensors[name].masked]
    data = nested_all([tensors[name].value for name in names], recording.digits, masked)
    numbers = dict(zip(names, data, strict=True))
    return {
        "schema": SCHEMA,
        "model": recording.model,
        "params": recording.params,
        "axes": _axes(recording),
        "tensors": {
            name: _tensor(recording, tensor, numbers.get(name))
            | ({} if name in numbers or href is None else {"href": href(name)})
            for name, tensor in tensors.items()
        },
        "steps": [_step(step, recording.labels) for step in recording.tape.film()],
        "result": recording.result,
    }


def _carried(recording: Recording) -> list[str]:
    """The names of the tensors that travel with the trace, in the order of the tape."""
    tensors = recording.tape.tensors
    if recording.carry is None:
        return list(tensors)
    order = {name: place for place, name in enumerate(tensors)}
    room, chosen = recording.carry, set()
    for name in sorted(tensors, key=lambda name: (*_rank(recording, tensors[name]), order[name])):
        if tensors[name].value.size <= room:
            room -= tensors[name].value.size
            chosen.add(name)
    return [name for name in tensors if name in chosen]


def _rank(recording: Recording, tensor: Tensor) -> tuple[int, int]:
    """What goes before what: named ones, computed ones, weights; of each the smaller."""
    end = tensor.name.rpartition(".")[2]
    if end in recording.first:
        return recording.first.index(end), tensor.value.size
    return len(recording.first) + (tensor.step is None and tensor.learns), tensor.value.size


def _axes(recording: Recording) -> dict[str, int | list[str]]:
    axes: dict[str, int | list[str]] = {}
    for tensor in recording.tape.tensors.values():
        for dim, size in zip(told_dims(tensor, recording.labels), tensor.value.shape, strict=True):
            named = recording.labels.get(dim)
            axes.setdefault(dim, named if isinstance(named, list) else size)
    return axes


def _tensor(recording: Recording, tensor: Tensor, numbers: Any) -> dict[str, Any]:
    return {
        "dims": told_dims(tensor, recording.labels),
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


def explained(
    recording: Recording, tensor: str, index: list[int], most: int | None = None, part: list[int] | None = None
) -> dict[str, Any]:
    """One number of the recording: value, formula, and its terms, the largest product first. Every digit is kept.

    Where the order of the terms is what makes the number (left and right of a merge), they come in that order. Of more
    than `most` terms the largest are told, and those that the rule cannot do without; and how many the others are and
    what their products add up to: `rest`. With `part` only those terms of a sum, counted from 0 in the order of the
    computation, and what they come to; the number itself is then `whole`.

    Errors: EngineError for a name or a place that the tape does not have, or a part that the number does not have.
    """
    apart = recording.part_of(tensor)
    if apart is not None:
        return explained(recording.parts[apart](), tensor, index, most, part)
    place = tuple(index)
    step, value, explanation = recording.tape.explain(tensor, place)
    tensors = recording.tape.tensors
    whole: dict[str, Any] = {}
    title = words.number_title(tensors[tensor], place, recording.labels)
    if part is not None:
        of = len(explanation.terms)
        whole = {"whole": _operand(recording, tensor, place) | {"value": finite(value), "terms": of}}
        value, explanation = part_of(explanation, part)
        title = words.part_title(whole["whole"]["label"], len(part), of)
    parts, rest = _told_and_rest(explanation, most)
    terms = []
    for term in parts:
        assert step is not None
        row: dict[str, Any] = _operand(recording, step.reads[term.operand].name, term.index)
        row["value"] = term.value
        if term.factor is not None:
            row["factor"] = term.factor
        if term.by_operand is not None and term.by_index is not None:
            by = _operand(recording, step.reads[term.by_operand].name, term.by_index)
            kind = "with" if term.factor is None else "factor"
            row |= {f"{kind}_{key}": known for key, known in by.items()}
            if kind == "with":
                row["with_word"] = words.beside_word(step)
        row["product"] = term.product
        terms.append(row)
    told = {
        "tensor": tensor,
        "index": index,
        "label": words.place_words(tensors[tensor], place, recording.labels),
        "value": None if tensors[tensor].masked and value == -math.inf else finite(value),
        "op": "input" if step is None else step.operation.kind,
        "title": title,
        "formula": words.number_formula(tensors[tensor], value, explanation),
        "rule": words.rule_words(step),
        "terms": terms,
        "says": words.number_says(tensors[tensor], place, recording.labels),
    }
    left = {"rest": {"count": len(rest), "product": math.fsum(term.product for term in rest)}} if rest else {}
    return told | left | whole


def _told_and_rest(explanation: Explanation, most: int | None) -> tuple[list[Term], list[Term]]:
    order = list(range(len(explanation.terms)))
    if not explanation.in_order:
        order.sort(key=lambda place: -abs(explanation.terms[place].product))
    others = [place for place in order if place not in explanation.always]
    room = len(order) if most is None else max(0, most - len(explanation.always))
    told = {*explanation.always, *others[:room]}
    terms = explanation.terms
    return [terms[place] for place in order if place in told], [terms[place] for place in order if place not in told]


def _operand(recording: Recording, name: str, index: Index) -> dict[str, Any]:
    tensor = recording.tape.tensors[name]
    return {"tensor": name, "index": list(index), "label": words.place_words(tensor, index, recording.labels)}
