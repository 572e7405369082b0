"""Every operation there is, by the same four proofs. An operation that is added is tried here without being asked.

1. its gradient is the slope that is measured along a random direction;
2. it gives what PyTorch gives, forwards and backwards;
3. any of its numbers is made again from the terms of its own explanation;
4. the names of its axes fit its arrays, and it changes nothing that it is handed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.operation import Array, Operation, Term, no_dims, same_dims, total
from app.engine.vocabulary import Vocabulary
from tests.engine.explanation_proof import FACTOR_OF_A_WHOLE_ROW, FACTORS, NOT_THE_VALUE, UNREACHED, complaints
from tests.engine.operation_case import LEADS, WIDTHS, Arrays, Shape
from tests.engine.operation_cases import CASES, GRADIENTS, OPERATIONS, read_backwards
from tests.engine.tries import TRIES

SLOPE_RTOL, SLOPE_ATOL = 1e-6, 1e-9
TORCH_TOLERANCE = 1e-10
SEEDS = st.integers(0, 2**32 - 1)
OTHER_SIZES = {
    *("flipped", "count_each", "rises", "nearest", "positions", "extend", "follow", "group_means", "difference"),
    *("stack", "tally", "pick_heads"),
}
"""Operations that write an axis of a length, or of a name, that none of their operands has."""


def frozen(arrays: Arrays) -> Arrays:
    """The same arrays, which now refuse to be written to."""
    for array in arrays:
        array.flags.writeable = False
    return arrays


def seen(value: Array) -> Array:
    """The numbers, 0 where one is masked: what is not looked at counts for nothing."""
    return np.where(np.isneginf(value), 0.0, value)


def measured_slope(
    operation: Operation, arrays: Arrays, operand: int, way: Array, cotangent: Array, options: dict[str, Any]
) -> float:
    """How fast Σ cotangent · forward rises along `way`: five points, so the error is of fourth order in the step."""
    step = 1e-3

    def at(distance: float) -> float:
        moved = [array + distance * way if k == operand else array for k, array in enumerate(arrays)]
        return float(np.sum(cotangent * seen(operation.forward(*moved, **options))))

    return (at(-2 * step) - 8 * at(-step) + 8 * at(step) - at(2 * step)) / (12 * step)


def test_every_operation_is_tried_here() -> None:
    forwards = set(OPERATIONS) - set(GRADIENTS)
    assert forwards == set(CASES), "give the new operation a case in operation_cases.py"


def test_every_gradient_belongs_to_exactly_one_operation_and_is_named_after_it() -> None:
    rules = [(operation.kind, rule.operation.kind) for operation in OPERATIONS.values() for rule in operation.backward]
    assert len(rules) == len(GRADIENTS)
    assert all(kind.startswith(f"{of}_grad") for of, kind in rules)
    orphans = {kind for kind in OPERATIONS if "_grad" in kind} - set(GRADIENTS)
    assert orphans == set()


def test_no_operand_has_two_gradients() -> None:
    for operation in OPERATIONS.values():
        operands = [rule.operand for rule in operation.backward]
        assert len(set(operands)) == len(operands), operation.kind


def test_a_tape_can_say_every_operation() -> None:
    said = {name for name in dir(Vocabulary) if not name.startswith("_")} - {"apply"}
    unsaid_on_purpose = {"accumulate"}  # only the walk back adds roads up
    assert said == set(OPERATIONS) - set(GRADIENTS) - unsaid_on_purpose


@pytest.mark.parametrize("kind", sorted(GRADIENTS))
@settings(TRIES, max_examples=25)
@given(seed=SEEDS, lead=LEADS, d_in=WIDTHS, d_out=WIDTHS, data=st.data())
def test_a_gradient_is_the_slope_along_a_random_direction(
    kind: str, seed: int, lead: Shape, d_in: int, d_out: int, data: st.DataObject
) -> None:
    operation, rule = GRADIENTS[kind]
    rng = np.random.default_rng(seed)
    arrays = frozen(CASES[operation.kind].drawn(rng, lead, d_in, d_out))
    options = data.draw(CASES[operation.kind].options(arrays))
    value = operation.forward(*arrays, **options)
    cotangent = np.asarray(rng.normal(size=value.shape))
    way = np.asarray(rng.normal(size=arrays[rule.operand].shape))
    way = way / np.linalg.norm(way)
    grad = rule.operation.forward(*read_backwards(rule, cotangent, value, arrays), **options)
    assert grad.shape == arrays[rule.operand].shape
    computed = float(np.sum(grad * way))
    measured = measured_slope(operation, arrays, rule.operand, way, cotangent, options)
    assert abs(computed - measured) <= SLOPE_ATOL + SLOPE_RTOL * abs(measured), (
        f"{kind}: computed {computed!r}, measured {measured!r}"
    )


@pytest.mark.parametrize("kind", sorted(kind for kind, case in CASES.items() if case.torch is not None))
@settings(TRIES, max_examples=25)
@given(seed=SEEDS, lead=LEADS, d_in=WIDTHS, d_out=WIDTHS, data=st.data())
def test_an_operation_gives_what_pytorch_gives_forwards_and_backwards(
    kind: str, seed: int, lead: Shape, d_in: int, d_out: int, data: st.DataObject
) -> None:
    case, operation = CASES[kind], OPERATIONS[kind]
    assert case.torch is not None
    rng = np.random.default_rng(seed)
    arrays = frozen(case.drawn(rng, lead, d_in, d_out))
    options = data.draw(case.options(arrays))
    theirs = [torch.tensor(array, requires_grad=True) for array in arrays]
    their_value = case.torch(*theirs, **options)
    value = operation.forward(*arrays, **options)
    near(value, their_value)
    if not operation.backward:
        return
    cotangent = np.asarray(rng.normal(size=value.shape))
    their_value.backward(torch.tensor(cotangent))
    for rule in operation.backward:
        ours = rule.operation.forward(*read_backwards(rule, cotangent, value, arrays), **options)
        near(ours, theirs[rule.operand].grad)


def near(ours: Array, theirs: Any) -> None:
    """To 1e-10, in float64."""
    assert ours.dtype == np.float64
    np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=TORCH_TOLERANCE, atol=TORCH_TOLERANCE)


@pytest.mark.parametrize("kind", sorted(CASES))
@TRIES
@given(data=st.data())
def test_any_number_is_made_again_from_the_terms_of_its_explanation(kind: str, data: st.DataObject) -> None:
    case, operation = CASES[kind], OPERATIONS[kind]
    arrays = frozen(data.draw(case.awkward))
    options = data.draw(case.options(arrays))
    value = operation.forward(*arrays, **options)
    assert np.isfinite(seen(value) if operation.masks else value).all()
    index = data.draw(st.tuples(*(st.integers(0, size - 1) for size in value.shape)))
    explanation = operation.explain(index, value, *arrays, **options)
    assert explanation.terms or np.isneginf(value[index])
    assert complaints(kind, float(value[index]), explanation, arrays) == []


@pytest.mark.parametrize("kind", sorted(GRADIENTS))
@TRIES
@given(data=st.data())
def test_any_number_of_a_gradient_is_made_again_from_its_terms(kind: str, data: st.DataObject) -> None:
    operation, rule = GRADIENTS[kind]
    arrays = frozen(data.draw(CASES[operation.kind].awkward))
    options = data.draw(CASES[operation.kind].options(arrays))
    value = operation.forward(*arrays, **options)
    sizes = st.floats(-100.0, 100.0, allow_subnormal=False)
    cotangent = np.array(data.draw(st.lists(sizes, min_size=value.size, max_size=value.size))).reshape(value.shape)
    reads = read_backwards(rule, cotangent, value, arrays)
    grad = rule.operation.forward(*reads, **options)
    assert np.isfinite(grad).all()
    index = data.draw(st.tuples(*(st.integers(0, size - 1) for size in grad.shape)))
    explanation = rule.operation.explain(index, grad, *reads, **options)
    assert explanation.terms or (kind in UNREACHED and grad[index] == 0.0)
    assert complaints(kind, float(grad[index]), explanation, reads) == []


@pytest.mark.parametrize("kind", sorted(CASES))
@settings(TRIES, max_examples=25)
@given(lead=LEADS, d_in=WIDTHS, d_out=WIDTHS, data=st.data())
def test_the_names_of_the_axes_fit_the_arrays(
    kind: str, lead: Shape, d_in: int, d_out: int, data: st.DataObject
) -> None:
    """Each size is given a name of its own, so a name on the wrong axis shows as a wrong size."""
    case, operation = CASES[kind], OPERATIONS[kind]
    arrays = case.drawn(np.random.default_rng(0), lead, d_in, d_out)
    dims = case.axes(lead, arrays)
    sizes = {name: size for k, array in enumerate(arrays) for name, size in zip(dims[k], array.shape, strict=True)}
    options = data.draw(case.options(arrays))
    value = operation.forward(*arrays, **options)
    out_dims = operation.dims(*dims, **options)
    same = {"query_pos": "pos", "key_pos": "pos"}  # the places, as those who look and those who are looked at
    written = tuple(sizes.get(dim, sizes.get(same.get(dim, ""))) for dim in out_dims)
    assert written == value.shape or (kind in OTHER_SIZES and len(written) == value.ndim)
    for rule in operation.backward:
        reads = [_dims_read(r, dims, out_dims) for r in rule.reads]
        assert rule.operation.dims(*reads, **options) == dims[rule.operand]


def _dims_read(read: int, dims: tuple[tuple[str, ...], ...], out_dims: tuple[str, ...]) -> tuple[str, ...]:
    return out_dims if read < 0 else dims[read]


def test_the_proof_of_an_explanation_catches_a_wrong_one() -> None:
    """A proof that cannot fail proves nothing: each part of an explanation is spoilt in turn."""
    arrays = (np.array([2.0, -3.0]), np.array([[0.5], [4.0]]), np.array([1.0]))
    linear = OPERATIONS["linear"]
    right = linear.explain((0,), linear.forward(*arrays), *arrays)
    assert complaints("linear", -10.0, right, arrays) == []
    assert complaints("linear", -10.0 - 1e-7, right, arrays) != []
    first, *others = right.terms
    spoilt = [
        Term(0, (1,), first.value, first.product, first.factor, 1, (0, 0)),  # the value stands elsewhere
        Term(0, (0,), 2.5, first.product, first.factor, 1, (0, 0)),  # another value
        Term(0, (0,), first.value, first.product, first.factor, 1, (1, 0)),  # the factor stands elsewhere
        Term(0, (0,), first.value, 1.5, first.factor, 1, (0, 0)),  # another product
        Term(0, (0,), first.value, first.product, None, 1, (0, 0)),  # a factor that is not named
    ]
    for term in spoilt:
        told = type(right)(right.formula, (term, *others), right.rule)
        assert complaints("linear", -10.0, told, arrays) != [], term


def test_the_lists_of_exceptions_name_only_operations_that_there_are() -> None:
    assert set(FACTORS) <= set(OPERATIONS)
    assert set(OPERATIONS) >= NOT_THE_VALUE | UNREACHED | FACTOR_OF_A_WHOLE_ROW


def test_the_commonest_rule_adds_the_products_up() -> None:
    assert total([Term(0, (), 1.0, 2.5), Term(0, (), 7.0, -1.0)]) == 1.5
    assert total([]) == 0.0


def test_the_axes_of_an_output_are_those_of_the_first_array_or_none() -> None:
    assert same_dims(("sample", "pixel"), ("pixel",), at=1) == ("sample", "pixel")
    assert no_dims(("sample",)) == ()
