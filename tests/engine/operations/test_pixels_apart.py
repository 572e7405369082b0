"""pixels_apart: in how many pixels two pictures differ."""

import numpy as np

from app.engine.operations.pixels_apart import PIXELS_APART


def test_black_and_white_pictures_differ_by_whole_pixels_and_a_middle_grey_by_half_of_one() -> None:
    pictures = np.array([[1.0, 1.0, -1.0]])
    examples = np.array([[1.0, -1.0, -1.0], [1.0, 1.0, 0.0], [-1.0, -1.0, 1.0]])
    assert PIXELS_APART.forward(pictures, examples).tolist() == [[1.0, 0.5, 3.0]]
