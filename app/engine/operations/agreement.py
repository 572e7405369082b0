"""agreement: how well a word and each of several others go together: their products added up, and the other's bias."""

from __future__ import annotations

import numpy as np

from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total


def forward(word: Array, others: Array, bias: Array) -> Array:
    """[..., d], [..., n, d], [..., n, 1] -> [..., n]."""
    agreed: Array = np.matmul(others, word[..., None])  # [..., n, d] @ [..., d, 1]
    agreed += bias
    return agreed[..., 0]


def grad_word(grad: Array, others: Array) -> Array:
    """[..., n] · [..., n, d] -> [..., d]."""
    passed: Array = np.matmul(grad[..., None, :], others)[..., 0, :]
    return passed


def grad_others(grad: Array, word: Array) -> Array:
    """[..., n] × [..., d] -> [..., n, d]."""
    return grad[..., None] * word[..., None, :]


def grad_bias(grad: Array) -> Array:
    """As it is: [..., n] -> [..., n, 1]."""
    return grad[..., None]


def explain(index: Index, value: Array, word: Array, others: Array, bias: Array) -> Explanation:
    """Σᵢ word[i]·others[n, i] + bias[n]."""
    *lead, _n = index
    terms = [
        Term(0, (*lead, i), each, each * other, other, 1, (*index, i))
        for i, (each, other) in enumerate(zip(word[tuple(lead)].tolist(), others[index].tolist(), strict=True))
    ]
    own = float(bias[(*index, 0)])
    return Explanation("sum of one × other, plus bias", (*terms, Term(2, (*index, 0), own, own)), total)


def explain_grad_word(index: Index, value: Array, grad: Array, others: Array) -> Explanation:
    """Σₙ grad[..., n]·others[..., n, i]."""
    *lead, i = index
    terms = []
    for n, arriving in enumerate(grad[tuple(lead)].tolist()):
        place = (*lead, n, i)
        other = float(others[place])
        terms.append(Term(0, (*lead, n), arriving, arriving * other, other, 1, place))
    return Explanation("sum of gradient × the others' numbers", tuple(terms), total)


def explain_grad_others(index: Index, value: Array, grad: Array, word: Array) -> Explanation:
    """grad[..., n]·word[..., i]."""
    *lead, n, i = index
    arriving, own = float(grad[(*lead, n)]), float(word[(*lead, i)])
    terms = (Term(0, (*lead, n), arriving, arriving * own, own, 1, (*lead, i)),)
    return Explanation("what arrives × the word's number", terms, total)


def explain_grad_bias(index: Index, value: Array, grad: Array) -> Explanation:
    """The same number as arrived."""
    place = index[:-1]
    return Explanation("passed on unchanged", (Term(0, place, float(grad[place]), float(grad[place])),), total)


GRAD_WORD = Operation(
    "agreement_grad_word", grad_word, explain_grad_word, lambda grad, others: (*grad[:-1], others[-1])
)
GRAD_OTHERS = Operation("agreement_grad_others", grad_others, explain_grad_others, lambda grad, word: (*grad, word[-1]))
GRAD_BIAS = Operation("agreement_grad_bias", grad_bias, explain_grad_bias, lambda grad: (*grad, "one"))
AGREEMENT = Operation(
    "agreement",
    forward,
    explain,
    lambda word, others, bias: others[:-1],
    (Backward(0, GRAD_WORD, (GRAD, 1)), Backward(1, GRAD_OTHERS, (GRAD, 0)), Backward(2, GRAD_BIAS, (GRAD,))),
)
