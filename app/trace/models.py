"""The models that can be opened here."""

from __future__ import annotations

from typing import Any

from app.trace.language import _
from app.trace.pixels import trained_body


def models() -> list[dict[str, Any]]:
    """One entry a model."""
    network = trained_body().to_engine()
    parameters = sum(array.size for array in (*network.weights, *network.biases))
    return [
        {
            "id": "pixels",
            "name": _("The pixel network"),
            "family": "mlp",
            "parameters": parameters,
            "n_layers": len(network.weights),
            "n_heads": None,
            "d_model": None,
            "d_vocab": None,
            "ready": True,
            "source": _("trained by this project from the seed, with the default settings"),
        }
    ]
