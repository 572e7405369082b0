"""What a step does and what a number is, in the language of the visitor."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.engine.operation import Explanation, Index
from app.engine.operations.piece import spelled
from app.engine.tensor import Step, Tensor
from app.engine.tokenizers.tokenizer import readable
from app.trace.kinds import KINDS
from app.trace.kinds_tokens import TOKEN_KINDS
from app.trace.language import N_, _
from app.trace.names import says
from app.trace.places import Labels, place_words

__all__ = ["StepWords", "number_formula", "number_says", "number_title", "place_words", "rule_words", "step_words"]


@dataclass(frozen=True, slots=True)
class StepWords:
    """A title, a sentence, and a formula in the names of the tensors."""

    title: str
    says: str
    formula: str


LOOKS_BOTH_WAYS = N_("The query of each place is held against the key of every place, before it and after it.")
"""What attn_scores does where nothing is masked."""


def step_words(step: Step) -> StepWords:
    """What one step of the tape does."""
    title, sentence, formula, _rule = KINDS[step.operation.kind]
    if step.options.get("causal") is False:
        sentence = LOOKS_BOTH_WAYS
    reads = [read.name for read in step.reads]
    said = _pieces(step)
    written = _(formula).format(*reads, out=step.writes.name, **said)
    return StepWords(_(title).format(**said), _(sentence).format(**said), written)


def _pieces(step: Step) -> dict[str, str]:
    """The texts that a merge joins, or the piece that is taken; of another operation nothing."""
    if step.operation.kind == "piece":
        return _taken(step)
    if step.operation.kind != "merge":
        return {}
    piece, (left, right) = step.options["pieces"].bytes_of, step.reads
    first = piece[int(left.value[step.options["left_at"]])]
    second = piece[int(right.value[step.options["right_at"]])]
    return {"left": readable(first), "right": readable(second), "both": readable(first + second)}


def _taken(step: Step) -> dict[str, str]:
    """What is left of the word, and how the vocabulary writes the piece that is taken; or that it has none."""
    letters, how = step.reads[0].value, step.options
    piece = how["before"] + spelled(letters[how["start"] : how["end"]])
    rest = how["before"] + spelled(letters[how["start"] : how["stop"]])
    return {"piece": piece if piece in how["vocab"] else how["unknown"], "rest": rest}


def part_title(what: str, count: int, of: int) -> str:
    """A part of a sum, as a heading: `count` of its `of` terms."""
    if count == 1:
        return _("One of the {of} parts of: {what}").format(of=of, what=what)
    return _("{count} of the {of} parts of: {what}").format(count=count, of=of, what=what)


def rule_words(step: Step | None) -> str:
    """How the products of the terms make the number."""
    return _("given, not computed") if step is None else _(KINDS[step.operation.kind][3])


def beside_word(step: Step) -> str:
    """What stands beside an operand where the two are not multiplied, in one word."""
    return _("id") if step.operation.kind == "embedding" else _("wanted")


def number_title(tensor: Tensor, index: Index, labels: Labels) -> str:
    """A number's name, as a heading."""
    words = place_words(tensor, index, labels)
    return words[:1].upper() + words[1:]


def number_says(tensor: Tensor, index: Index, labels: Labels) -> str:
    """A number as a sentence: what kind of number it is, and how such a number comes about."""
    kind = says(tensor.name.split(".by.")[0])
    what = f"{kind[:1].upper()}{kind[1:]}"
    if tensor.step is None:
        return _("{what}.").format(what=what)
    return _("{what}. {how}").format(what=what, how=step_words(tensor.step).says)


RULE_IN_WORDS = {
    *("softmax", "argmax", "equals", "norm_scale", "normalize", "normalize_grad_resid", "normalize_grad_scale"),
    *("attn_scores", "attn_scores_grad_q", "attn_scores_grad_k", "gelu", "draw", "top_k", "top_p", "shares"),
    *("likeness", "alike", "distance", "shift", "set_weights"),
    *("unit_length", "off_plane", "on_plane", "plane_share", "nearest", "near_here", "unit_length_grad"),
    *("nearest_point", "same_kind", "kin_share"),
    *("length", "divide", "divide_grad_row", "divide_grad_by"),
    *("relu_slope", "flipped", "claimed", "gap", "rises", "fall"),
}
"""Kinds whose numbers are not the sum of their products: the formula is the rule."""


WRAPPED = {
    **{"tanh": "tanh({0})", "relu": "max(0, {0})", "sigmoid": "1 / (1 + e^−({0}))", "hold": "hold({0})"},
    **{"tanh_slope": "1 − ({0})²", "sigmoid_slope": "{0} · (1 − {0})"},
}
"""Kinds whose numbers are made of one operand."""


def number_formula(tensor: Tensor, value: float, explanation: Explanation) -> str:
    """The formula with the real numbers in it, at most four products written out, the largest first."""
    if tensor.step is None:
        return short(value)
    if tensor.masked and value == -math.inf:
        return _("masked: not looked at")
    kind = tensor.step.operation.kind
    wrap = WRAPPED.get(kind)
    if wrap is not None:
        return f"{wrap.format(short(explanation.terms[0].value))} = {short(value)}"
    if kind in TOKEN_KINDS:
        return _token_formula(tensor.step, value)
    if kind in RULE_IN_WORDS:
        return f"{rule_words(tensor.step)} = {short(value)}"
    if kind == "nudge":
        before = explanation.terms[0].value
        pushed = f" + {short(value - before)}".replace("+ −", "− ") if value != before else ""
        return f"{short(before)}{pushed} = {short(value)}"
    if kind == "squared_error":
        return f"{_sum_of_squares(tensor.step, explanation)} = {short(value)}"
    return f"{_sum(explanation)} = {short(value)}"


def _token_formula(step: Step, value: float) -> str:
    """An id is a name, not a size: every digit of it counts."""
    if step.operation.kind == "line_up":
        return f"{value:.0f}"
    if step.operation.kind == "merge":
        return "id(“{left}” + “{right}”) = {id:.0f}".format(**_pieces(step), id=value)
    if step.operation.kind == "piece":
        return "id(“{piece}”) = {id:.0f}".format(**_pieces(step), id=value)
    if step.operation.kind == "plain":
        return f"“{chr(int(value))}” = {value:.0f}"
    return f"{rule_words(step)} = {value:.0f}"


def _sum_of_squares(step: Step, explanation: Explanation) -> str:
    """(output − wanted)² for each output, the largest first, divided by the number of samples."""
    outputs, target = (read.value for read in step.reads)
    ranked = sorted(explanation.terms, key=lambda term: -term.product)
    parts = [f"({short(term.value)} − {short(float(target[term.index]))})²" for term in ranked[:4]]
    if len(ranked) > 4:
        parts.append("…")
    samples = outputs.size // outputs.shape[-1]
    return " + ".join(parts) if samples == 1 else f"({' + '.join(parts)}) / {samples}"


def _sum(explanation: Explanation) -> str:
    ranked = sorted(explanation.terms, key=lambda term: -abs(term.product))
    parts = []
    for term in ranked[:4]:
        if term.factor is None:
            parts.append(short(term.product))
        else:
            parts.append(f"{short(term.factor)}·{short(term.value)}")
    if len(ranked) > 4:
        parts.append("…")
    return " + ".join(parts).replace("+ −", "− ")


def short(value: float) -> str:
    """Three significant digits, with a real minus sign."""
    return f"{value:.3g}".replace("-", "−")
