"""What the engine refuses: one family, each with a code of its own."""

import pytest

from app.engine import errors
from app.engine.errors import EngineError

FAMILY = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, EngineError)]


def test_every_error_of_the_engine_is_one_family_with_codes_of_their_own() -> None:
    assert len(FAMILY) >= 4
    assert len({error.code for error in FAMILY}) == len(FAMILY)
    assert issubclass(EngineError, ValueError)


@pytest.mark.parametrize("error", FAMILY)
def test_an_error_says_the_problem_and_may_name_the_field_and_the_limit(error: type[EngineError]) -> None:
    refused = error("too many layers: 9", "sizes", 6)
    assert (refused.message, refused.field, refused.limit) == ("too many layers: 9", "sizes", 6)
    assert str(refused) == "too many layers: 9"
    bare = error("too many layers: 9")
    assert (bare.field, bare.limit) == (None, None)


def test_the_family_tree_in_the_docstring_names_every_error() -> None:
    assert errors.__doc__ is not None
    for error in FAMILY:
        assert error.__name__ in errors.__doc__
