"""The language of the patterns."""

from __future__ import annotations

import pytest

from app.world.pattern import Call, Choice, Slot, Text, parse, sentences_of


def test_words_and_punctuation_stand_as_they_are() -> None:
    assert parse("yes , it is .") == (Text(("yes", ",", "it", "is", ".")),)


@pytest.mark.parametrize(
    ("written", "slot"),
    [
        ("{a:name}", Slot("a", "name", None, None, "")),
        ("{a}", Slot("a", None, None, None, "")),
        ("{a.he}", Slot("a", None, None, None, "he")),
        ("{a:name.his}", Slot("a", "name", None, None, "his")),
        ("{a:name!}", Slot("a", "name", None, None, None)),
        ("{t:thing(f).a}", Slot("t", "thing", "f", None, "a")),
        ("{u:thing(f)-t}", Slot("u", "thing", "f", "t", "")),
    ],
)
def test_slots_say_what_is_drawn_and_what_is_written(written: str, slot: Slot) -> None:
    assert parse(written) == (slot,)


def test_a_choice_is_even_unless_it_is_weighted_and_may_be_empty() -> None:
    assert parse("[a b|]") == (Choice((1.0, 1.0), ((Text(("a", "b")),), ())),)
    assert parse("[3: a|1: b]") == (Choice((3.0, 1.0), ((Text(("a",)),), (Text(("b",)),))),)


def test_choices_nest_and_groups_are_called() -> None:
    (choice,) = parse("[x [y|z]|<ending a>]")
    assert choice == Choice(
        (1.0, 1.0),
        ((Text(("x",)), Choice((1.0, 1.0), ((Text(("y",)),), (Text(("z",)),)))), (Call("ending", "a"),)),
    )


@pytest.mark.parametrize(
    ("written", "complaint"),
    [("a ] b", "never opened"), ("[a | b", "never closed"), ("[a", "never closed"), ("{a:name(}", "no slot")],
)
def test_what_cannot_be_read_is_refused(written: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse(written)


def test_a_sentence_ends_where_its_full_stop_stands_outside_brackets() -> None:
    assert sentences_of("who ? {a:name} . [it rains .|]") == ["who ?", "{a:name} ."]
