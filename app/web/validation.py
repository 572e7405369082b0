"""What pydantic found wrong with a request, said in one sentence: the problem, the value, what is allowed."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping, Sequence
from typing import Any

from app.web.refusal import Refusal
from app.web.wire import Limit

ALLOWED = ("le", "lt", "ge", "gt", "max_length", "min_length", "expected", "pattern")
"""Where pydantic keeps what would have been allowed, in the context of an error."""

_shortener = reprlib.Repr()
_shortener.maxlevel = 2
_shortener.maxlist = _shortener.maxdict = 4
_shortener.maxstring = _shortener.maxother = _shortener.maxlong = 40


def shortened(value: Any) -> str:
    """A value as a message may show it: at most a few dozen characters, however large or deep it is."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = _shortener.repr(value)
    return text if len(text) <= 120 else f"{text[:117]}..."


def place_of(location: Sequence[int | str]) -> str | None:
    """("body", "network", "weights", 0) -> "network.weights.0"; nothing for the body as a whole."""
    return ".".join(str(part) for part in location if part != "body") or None


def invalid(errors: Sequence[Mapping[str, Any]], within: str = "") -> Refusal:
    """The first of the errors, as a refusal. `within` is put before the field: "of.request"."""
    first = errors[0]
    place = place_of((*(within.split(".") if within else ()), *first["loc"]))
    message = f"{place or 'the body'}: {_problem(first)}"
    return Refusal(422, "invalid", message, place, _limit(first))


def _problem(error: Mapping[str, Any]) -> str:
    problem = str(error["msg"]).removeprefix("Value error, ")
    said = f"{problem[:1].lower()}{problem[1:]}"
    if error["type"] == "missing":
        return said
    if error["type"] == "extra_forbidden":
        return "there is no such field"
    return f"{said[:300]}; got {shortened(error.get('input'))}"


def _limit(error: Mapping[str, Any]) -> Limit | None:
    context = error.get("ctx") or {}
    found = next((context[name] for name in ALLOWED if name in context), None)
    return found if isinstance(found, (int, float, str)) else None
