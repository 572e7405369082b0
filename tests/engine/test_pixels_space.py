"""All 512 pictures: the order of the atlas, and the pictures one pixel away."""

import numpy as np
import pytest

from app.engine.pixels import EXAMPLES, probabilities_of
from app.engine.pixels_space import all_pictures, atlas, one_pixel_flips
from tests.engine.pixel_networks import network_of


def test_row_i_is_the_picture_whose_pixel_k_is_bit_k_of_i() -> None:
    pictures = all_pictures()
    assert pictures.shape == (512, 9)
    for i in range(512):
        assert pictures[i].tolist() == [1.0 if i & (1 << k) else -1.0 for k in range(9)]


def test_the_atlas_holds_the_probabilities_of_each_picture_in_that_order() -> None:
    network = network_of(4)
    rows = atlas(network)
    assert rows.shape == (512, 4)
    for i in (0, 1, 2, 255, 256, 300, 511):
        picture = np.array([1.0 if i >> k & 1 else -1.0 for k in range(9)])
        np.testing.assert_allclose(rows[i], probabilities_of(network, picture), rtol=1e-12)


def test_the_pictures_are_made_once_and_cannot_be_written_to() -> None:
    assert all_pictures() is all_pictures()
    with pytest.raises(ValueError, match="read-only"):
        all_pictures()[0, 0] = 0.5


def test_a_picture_has_nine_neighbours_that_differ_in_one_pixel_each() -> None:
    cross = EXAMPLES[0][0]
    for k, neighbour in enumerate(one_pixel_flips(cross)):
        assert np.flatnonzero(neighbour != cross).tolist() == [k]
        assert neighbour[k] == -cross[k]
    grey = np.full(9, 0.25)
    assert one_pixel_flips(grey)[3].tolist() == [0.25, 0.25, 0.25, -0.25, 0.25, 0.25, 0.25, 0.25, 0.25]
