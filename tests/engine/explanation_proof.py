"""How an explanation is proved: its rule must give the number again, and each term must stand where it says."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from app.engine.operation import Array, Explanation, Term

RELATIVE = 1e-9
ROUNDING = 64 * 2.0**-52
"""Where large products cancel to a small sum, no order of adding keeps more than this share of the products."""

PRODUCTS = (
    *("split_heads", "split_heads_grad_input", "split_heads_grad_weight"),
    *("join_heads", "join_heads_grad_z", "join_heads_grad_weight"),
    *("attn_scores", "attn_scores_grad_q", "attn_scores_grad_k", "mix", "mix_grad_pattern", "mix_grad_v"),
    *("likeness", "alike", "head_out"),
    *("matmul", "matmul_grad_input", "matmul_grad_weight"),
    *("each_head", "dot", "times"),
    *(
        "similarity",
        "nearest_alike",
        "similarity_grad_left",
        "similarity_grad_right",
        "along",
        "along_grad_rows",
        "along_grad_axis",
    ),
    *("agreement", "agreement_grad_word", "agreement_grad_others"),
    *("stretch", "stretch_grad_normalized", "stretch_grad_weight", "normalize_grad_scale"),
    "divide_grad_by",
)
"""Sums of one number times another."""
FACTORS: Mapping[str, Callable[[float, float], float]] = {
    "linear": lambda _value, entry: entry,
    "linear_grad_input": lambda _value, entry: entry,
    "linear_grad_weight": lambda _value, entry: entry,
    "tanh_grad": lambda _value, entry: 1.0 - entry**2,
    "relu_grad": lambda _value, entry: float(entry > 0.0),
    "sigmoid_grad": lambda _value, entry: entry * (1.0 - entry),
    **dict.fromkeys(PRODUCTS, lambda _value, entry: entry),
}
"""What the factor of a term is, made of the term's value and the number that the factor points at."""
FACTOR_OF_A_WHOLE_ROW = {"softmax_grad", "gelu_grad"}
"""Its factor is the slope of one share as another score changes, or of gelu: proved as the gradient is."""
UNREACHED = {"embedding_grad", "positions_grad", "last_grad", "average_grad"}
"""Gradients that are 0, and have no terms, where nothing was read."""
BESIDE = {
    *("embedding", "squared_error", "sigmoid_cross_entropy", "softmax_cross_entropy", "pixels_apart", "claimed"),
}
"""Where a term names what stands beside it, and multiplies by nothing."""
NOT_THE_VALUE = (BESIDE - {"embedding"}) | {
    "softmax",
    "sigmoid_cross_entropy_grad",
    "softmax_cross_entropy_grad",
    "cross_entropy",
    "cross_entropy_grad",
    "norm_scale",
    "length",
    *("unit_length", "off_plane", "nearest", "nearest_point", "near_here", "on_plane", "plane_share"),
    *("count_each", "at_limit"),
}
"""Where a term without a factor hands the rule something other than its value."""


def close(made: float, value: float, products: Sequence[float]) -> bool:
    """Whether a number was made again, to 1e-9 of itself or to the rounding of its largest products."""
    if made == value:  # −infinity too, where a score is masked
        return True
    rounding = ROUNDING * sum(abs(product) for product in products)
    return abs(made - value) <= max(RELATIVE * abs(value), rounding, 1e-290)


def weight_of(kind: str, terms: Sequence[Term]) -> list[float]:
    """The sizes whose rounding shows in the sum. softmax_grad takes an average off before it multiplies."""
    if kind == "softmax_grad":
        return [abs(term.value) for term in terms]
    if kind in ("likeness", "alike"):  # the sum is divided by both lengths
        both = math.hypot(*(term.value for term in terms)) * math.hypot(*(term.factor or 0.0 for term in terms))
        return [term.product / both for term in terms] if both else []
    if kind.startswith(("normalize", "divide_grad_by")):  # the sum is divided by the last term, its rounding with it
        return [term.product / terms[-1].product for term in terms[:-1]]
    return [term.product for term in terms]


def complaints(kind: str, value: float, explanation: Explanation, arrays: Sequence[Array]) -> list[str]:
    """Everything that is wrong with the explanation of one number, made from `arrays`."""
    made = explanation.rule(explanation.terms)
    found = []
    if not close(made, value, weight_of(kind, explanation.terms)):
        found.append(f"{kind}: the rule gives {made!r}, the number is {value!r}")
    backwards = made if explanation.in_order else explanation.rule(tuple(reversed(explanation.terms)))
    if backwards != made and not close(backwards, value, weight_of(kind, explanation.terms)):
        found.append(f"{kind}: the rule depends on the order of its terms")
    for term in explanation.terms:
        found += _term_complaints(kind, term, arrays)
    return found


def _term_complaints(kind: str, term: Term, arrays: Sequence[Array]) -> list[str]:
    found = []
    entry = float(arrays[term.operand][term.index])
    if term.value != entry:
        found.append(f"{kind}: a term says {term.value!r} where {entry!r} stands")
    if term.factor is not None:
        if term.by_operand is not None and term.by_index is not None and kind not in FACTOR_OF_A_WHOLE_ROW:
            pointed = float(arrays[term.by_operand][term.by_index])
            if term.factor != FACTORS[kind](term.value, pointed):
                found.append(f"{kind}: the factor is {term.factor!r}, and {pointed!r} stands where it points")
        if not close(term.product, term.value * term.factor, [term.value * term.factor]):
            found.append(f"{kind}: {term.value!r} × {term.factor!r} is said to be {term.product!r}")
    elif kind not in NOT_THE_VALUE and term.product != term.value:
        found.append(f"{kind}: {term.value!r} without a factor is said to be {term.product!r}")
    if (term.by_operand is not None and term.factor is None) != (kind in BESIDE):
        found.append(f"{kind}: a term points at a factor that it does not name")
    return found
