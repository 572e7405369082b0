"""Who may be sent gzip."""

from __future__ import annotations

from starlette.datastructures import Headers


def accepts_gzip(headers: Headers) -> bool:
    """Whether the client takes gzip: named, or meant by *, and not refused with q=0."""
    weights: dict[str, float] = {}
    for part in headers.get("accept-encoding", "").lower().split(","):
        name, _, weight = part.replace(" ", "").partition(";q=")
        try:
            weights[name] = float(weight or 1)
        except ValueError:
            weights[name] = 0.0
    return weights.get("gzip", weights.get("*", 0.0)) > 0
