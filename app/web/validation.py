"""What pydantic found wrong with a request, said in one sentence: the problem, the value, what is allowed."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping, Sequence
from typing import Any

from app.engine.errors import EngineError
from app.trace.language import N_, Said
from app.web.refusal import Refusal
from app.web.wire import Limit

ALLOWED = ("le", "lt", "ge", "gt", "max_length", "min_length", "expected", "pattern")
"""Where pydantic keeps what would have been allowed, in the context of an error."""

PROBLEMS = {
    "missing": N_("it is missing"),
    "extra_forbidden": N_("there is no such field"),
    "greater_than": N_("it should be above {gt}"),
    "greater_than_equal": N_("it should be {ge} or above"),
    "less_than": N_("it should be below {lt}"),
    "less_than_equal": N_("it should be {le} or below"),
    "finite_number": N_("it should be a finite number"),
    "float_type": N_("it should be a number"),
    "int_type": N_("it should be a whole number"),
    "int_from_float": N_("it should be a whole number"),
    "bool_type": N_("it should be true or false"),
    "string_type": N_("it should be a text"),
    "string_too_short": N_("its length in characters should be {min_length} or more"),
    "string_too_long": N_("its length in characters should be {max_length} or less"),
    "string_pattern_mismatch": N_("it should be of the form {pattern}"),
    "list_type": N_("it should be a list"),
    "too_short": N_("its length should be {min_length} or more, it is {actual_length}"),
    "too_long": N_("its length should be {max_length} or less, it is {actual_length}"),
    "dict_type": N_("it should be an object"),
    "model_type": N_("it should be an object"),
    "model_attributes_type": N_("it should be an object"),
    "literal_error": N_("it should be one of {expected}"),
}
"""What each kind of error of pydantic's means, in our words: its own are in English alone."""
OF_ONE = {
    "string_too_short": N_("it should have one character or more"),
    "string_too_long": N_("it should have one character or none"),
    "too_short": N_("it should have one entry or more, it has {actual_length}"),
    "too_long": N_("it should have one entry or none, it has {actual_length}"),
}
"""The same where the length that is allowed is one."""
LENGTHS = ("min_length", "max_length")
OTHERWISE = N_("it is not what is wanted here")
WITHOUT_VALUE = ("missing", "extra_forbidden")

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
    own, input_ = _own(first), first.get("input")
    location = (*(within.split(".") if within else ()), *first["loc"])
    if own and own.field and isinstance(input_, Mapping):  # of a body as a whole, which names the one at fault
        location, input_ = (*location, own.field), input_.get(own.field, input_)
    field = place_of(location)
    place = field or Said(N_("the body"))
    problem, value = _problem(first), shortened(input_)
    if first["type"] in WITHOUT_VALUE:
        return Refusal(422, "invalid", N_("{place}: {problem}"), field, _limit(first), place=place, problem=problem)
    words = N_("{place}: {problem}; got {value}")
    return Refusal(422, "invalid", words, field, _limit(first), place=place, problem=problem, value=value)


def _context(error: Mapping[str, Any]) -> Mapping[str, Any]:
    return error.get("ctx") or {}


def _own(error: Mapping[str, Any]) -> EngineError | None:
    """What a model of ours refused itself."""
    own = _context(error).get("error")
    return own if isinstance(own, EngineError) else None


def _problem(error: Mapping[str, Any]) -> Said:
    own = _own(error)
    if own:
        return own.said
    given = {name: f"{value:g}" if isinstance(value, float) else value for name, value in _context(error).items()}
    if "expected" in given:  # pydantic says "'a', 'b' or 'c'"
        given["expected"] = str(given["expected"]).replace(" or ", ", ")
    kind = error["type"]
    of_one = kind in OF_ONE and any(given.get(length) == 1 for length in LENGTHS)
    return Said(OF_ONE.get(kind, OTHERWISE) if of_one else PROBLEMS.get(kind, OTHERWISE), given)


def _limit(error: Mapping[str, Any]) -> Limit | None:
    own = _own(error)
    if own:
        return own.limit
    context = _context(error)
    found = next((context[name] for name in ALLOWED if name in context), None)
    return found if isinstance(found, (int, float, str)) else None
