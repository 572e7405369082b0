"""principal: the direction in which rows differ most."""

import numpy as np
import pytest
import torch

from app.engine.errors import NotAllowedError
from app.engine.operations.principal import PRINCIPAL


def centred(seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(40, 6)) * np.array([5.0, 3.0, 1.0, 1.0, 1.0, 0.5])
    return np.asarray(rows - rows.mean(axis=0))


def test_of_points_on_a_line_it_is_the_line() -> None:
    rows = np.outer(np.array([-1.0, 0.0, 1.0]), np.array([0.6, 0.8]))
    assert PRINCIPAL.forward(rows, which=0) == pytest.approx([0.6, 0.8])


@pytest.mark.parametrize("which", [0, 1, 2])
def test_it_is_what_pytorch_finds_by_another_way(which: int) -> None:
    rows = centred()
    theirs = torch.linalg.svd(torch.tensor(rows), full_matrices=False).Vh[which].numpy()
    ours = PRINCIPAL.forward(rows, which=which)
    assert np.abs(ours @ theirs) == pytest.approx(1.0, abs=1e-9)
    assert ours[np.argmax(np.abs(ours))] > 0


def test_two_of_them_stand_at_a_right_angle() -> None:
    assert PRINCIPAL.forward(centred(), which=0) @ PRINCIPAL.forward(centred(), which=1) == pytest.approx(
        0.0, abs=1e-12
    )


def test_rows_that_do_not_differ_have_none() -> None:
    with pytest.raises(NotAllowedError, match="do not differ in 2 directions"):
        PRINCIPAL.forward(np.outer(np.array([-1.0, 0.0, 1.0]), np.array([0.6, 0.8])), which=1)


def test_its_explanation_knows_nothing_of_the_answer() -> None:
    """What was written down is replaced by nonsense: from the rows alone the same number comes out."""
    rows = centred()
    for which in (0, 1):
        value = PRINCIPAL.forward(rows, which=which)
        for i in range(value.size):
            told = PRINCIPAL.explain((i,), np.full_like(value, np.nan), rows, which=which)
            assert told.rule(told.terms) == pytest.approx(value[i], rel=1e-9)
