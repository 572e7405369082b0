"""Sums of products, taken apart: together the terms are what `einsum` says."""

from __future__ import annotations

import numpy as np
import pytest

from app.engine.contraction import over_leads, products


@pytest.mark.parametrize("lead", [(), (3,), (2, 3)])
@pytest.mark.parametrize(
    ("axes", "first", "second", "leads"),
    [
        ("*m,hmd->*hd", (4,), (2, 4, 3), (True, False)),
        ("*hd,hdm->*m", (2, 3), (2, 3, 4), (True, False)),
        ("*ihd,*jhd->*hij", (5, 2, 3), (4, 2, 3), (True, True)),
        ("*m,*hd->hmd", (4,), (2, 3), (True, True)),
        ("*m,*m->*", (4,), (4,), (True, True)),
    ],
)
def test_the_products_of_every_place_add_up_to_what_einsum_gives(
    lead: tuple[int, ...], axes: str, first: tuple[int, ...], second: tuple[int, ...], leads: tuple[bool, bool]
) -> None:
    rng = np.random.default_rng(0)
    one, other = (rng.normal(size=(lead if has else ()) + own) for has, own in zip(leads, (first, second), strict=True))
    names = "".join("xy"[: len(lead)])
    whole = np.einsum(axes.replace("*", names), one, other)
    for index in np.ndindex(whole.shape):
        terms = products(index, axes, one, other, (3, 7))
        assert sum(term.product for term in terms) == pytest.approx(whole[index], rel=1e-12)
        for term in terms:
            assert (term.operand, term.by_operand) == (3, 7)
            assert term.by_index is not None
            assert term.value == one[term.index]
            assert term.factor == other[term.by_index]


def test_over_all_leading_axes_every_number_is_a_term() -> None:
    array = np.arange(24.0).reshape(2, 3, 4)
    terms = over_leads((2,), array)
    assert [term.value for term in terms] == array[..., 2].ravel().tolist()
    assert sum(term.product for term in over_leads((1, 2), array)) == array[:, 1, 2].sum()
