"""accumulate: what flows back by several roads is added up."""

import numpy as np

from app.engine.operations.accumulate import ACCUMULATE


def test_what_arrives_by_three_roads_is_the_sum_of_the_three() -> None:
    roads = [np.array([1.0, 2.0]), np.array([10.0, 20.0]), np.array([100.0, -200.0])]
    assert ACCUMULATE.forward(*roads).tolist() == [111.0, -178.0]
    assert roads[0].tolist() == [1.0, 2.0], "the first road is left as it was"


def test_each_road_is_one_term_of_the_number() -> None:
    roads = [np.array([1.0, 2.0]), np.array([10.0, 20.0])]
    explanation = ACCUMULATE.explain((1,), ACCUMULATE.forward(*roads), *roads)
    assert [(term.operand, term.index, term.product) for term in explanation.terms] == [(0, (1,), 2.0), (1, (1,), 20.0)]
