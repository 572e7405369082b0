"""The words of the tokenizers' operations stand in the one dictionary."""

from app.trace.kinds import KINDS
from app.trace.kinds_tokens import TOKEN_KINDS


def test_the_kinds_of_the_tokenizers_are_in_the_one_dictionary() -> None:
    assert KINDS.items() >= TOKEN_KINDS.items()
    assert set(TOKEN_KINDS) == {"merge", "look_up", "plain", "piece", "line_up"}
