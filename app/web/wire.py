"""What goes over the wire, as bytes: values, and the one shape of every error. Only the standard library."""

from __future__ import annotations

import json
from typing import Any

Limit = float | int | str


def json_bytes(value: Any) -> bytes:
    """Compact UTF-8 JSON. A NaN would be a bug of the engine, and is one here: ValueError."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")


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
