"""What goes over the wire, as bytes: values, and the one shape of every error. Knows nothing of the rest."""

from __future__ import annotations

import json
from typing import Any

import orjson

Limit = float | int | str


def json_bytes(value: Any) -> bytes:
    """Compact UTF-8 JSON. No NaN comes this far: app/trace refuses it where numbers are made ready to be sent."""
    return orjson.dumps(value)


def error_bytes(code: str, message: str, field: str | None = None, limit: Limit | None = None) -> bytes:
    """{"error": {"code", "message", "field"?, "limit"?}}: the last two are left out where there are none.

    A half of a surrogate pair cannot be sent: it becomes a question mark.
    """
    detail: dict[str, Any] = {"code": code, "message": message}
    if field is not None:
        detail["field"] = field
    if limit is not None:
        detail["limit"] = limit
    text = json.dumps({"error": detail}, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
