"""Everything the pixel network can ever see in black and white: all 512 pictures."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from app.engine.operation import Array
from app.engine.pixels import N_PIXELS, Network, probabilities_of


@lru_cache(maxsize=1)
def all_pictures() -> Array:
    """[512, pixel]: row i is the picture whose pixel k is bit k of i, 1 for white and −1 for black."""
    bits = (np.arange(2**N_PIXELS)[:, None] >> np.arange(N_PIXELS)) & 1  # [512] -> [512, pixel]
    pictures: Array = 2.0 * bits - 1.0
    pictures.flags.writeable = False
    return pictures


def atlas(network: Network) -> Array:
    """[512, symbol]: the network's probabilities for every picture, in the order of `all_pictures`."""
    return probabilities_of(network, all_pictures())


def one_pixel_flips(pixels: Array) -> Array:
    """[pixel] -> [pixel, pixel]: nine pictures, picture k with the sign of pixel k turned round."""
    return pixels * (1.0 - 2.0 * np.eye(N_PIXELS))
