"""Numbers on their way out: so many digits, no minus nought, and nothing that is no number."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.engine.errors import NotFiniteError
from app.engine.operation import Array
from app.trace.numbers import nested, nested_all, significant
from tests.engine.tries import TRIES

FINITE = st.floats(allow_nan=False, allow_infinity=False)
TRICKY = st.one_of(
    FINITE,
    st.floats(-1.0, 1.0),
    st.builds(lambda digits, power: digits * 10.0**power, st.integers(-(10**8), 10**8), st.integers(-30, 30)),
    st.builds(lambda half, power: (half + 0.5) * 10.0**power, st.integers(10**6, 10**7 - 1), st.integers(-12, 12)),
    st.builds(lambda power, ulps: float(10.0**power * (1 + ulps * 2.0**-52)), st.integers(-30, 30), st.integers(-9, 9)),
    st.sampled_from([0.0, -0.0, 5e-324, 2.2e-308, 1.7976931348623157e308, 9999999.5, 0.99999995, 1e22, 1e23]),
)


@TRIES
@given(TRICKY, st.integers(4, 12))
def test_a_number_keeps_so_many_significant_digits(number: float, digits: int) -> None:
    kept = significant(number, digits)
    assert kept == float(f"{number:.{digits}g}")
    assert abs(kept - number) <= 0.5001 * 10.0 ** (1 - digits) * abs(number) + 5e-324
    assert significant(kept, digits) == kept, "rounding twice changes nothing"


@settings(TRIES, max_examples=60)
@given(
    hnp.arrays(np.float64, hnp.array_shapes(min_dims=0, max_dims=3, max_side=12), elements=TRICKY, fill=st.nothing()),
    st.sampled_from([4, 7]),
)
def test_an_array_of_any_size_has_each_number_as_it_would_be_alone(array: Array, digits: int) -> None:
    told = np.array(nested(array, digits))
    assert told.shape == array.shape
    alone = [significant(number, digits) for number in array.ravel().tolist()]
    assert told.ravel().tolist() == alone


@settings(TRIES, max_examples=20)
@given(st.integers(0, 2**32 - 1), st.sampled_from([4, 7]), st.integers(-20, 20))
def test_a_long_array_has_each_number_as_it_would_be_alone(seed: int, digits: int, power: int) -> None:
    array = np.random.default_rng(seed).normal(size=500) * 10.0**power
    assert nested(array, digits) == [significant(number, digits) for number in array.tolist()]


def test_minus_nought_is_sent_as_nought() -> None:
    assert math.copysign(1.0, significant(-0.0)) == 1.0
    assert "-" not in json.dumps(nested(np.array([-0.0, 0.0])))
    assert "-" not in json.dumps(nested(np.full(200, -0.0)))


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(bad: float) -> None:
    with pytest.raises(NotFiniteError, match="cannot be sent"):
        significant(bad)
    for length in (3, 300):
        array = np.zeros(length)
        array[-1] = bad
        for digits in (7, None):
            with pytest.raises(NotFiniteError, match="cannot be sent"):
                nested(array, digits)


@TRIES
@given(hnp.arrays(np.float64, (3, 2), elements=FINITE))
def test_every_digit_can_be_kept(array: Array) -> None:
    assert np.array_equal(np.array(json.loads(json.dumps(nested(array, None)))), array)


def test_an_array_is_nested_as_deep_as_it_has_axes() -> None:
    assert nested(np.array(2.0)) == 2.0
    assert nested(np.arange(6.0).reshape(1, 3, 2)) == [[[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]]


def test_the_array_itself_is_left_as_it_is() -> None:
    array = np.array([1 / 3] * 100)
    nested(array)
    assert array.tolist() == [1 / 3] * 100


def test_a_masked_number_is_null_where_masks_are_let_through_and_refused_elsewhere() -> None:
    scores = np.array([[0.5, -np.inf], [-0.25, 1.0]])
    assert nested_all([np.ones(2), scores], masked=[1]) == [[1.0, 1.0], [[0.5, None], [-0.25, 1.0]]]
    for wrong in (np.inf, np.nan):
        with pytest.raises(NotFiniteError):
            nested_all([np.array([wrong, -np.inf])], masked=[0])
    with pytest.raises(NotFiniteError):
        nested_all([np.ones(2), scores])
