"""What was recorded lately is kept, as far as the memory goes."""

from __future__ import annotations

from app.trace.kept import Kept, size_of
from app.trace.recording import Recording
from tests.trace.scenes import SCENES

SCENE = SCENES["a text through a model"]


def made(calls: list[str], name: str) -> Recording:
    calls.append(name)
    return SCENE.recording()


def test_the_same_request_is_recorded_once() -> None:
    kept, calls = Kept(10**9), list[str]()
    first = kept.get(("route", "a"), lambda: made(calls, "a"))
    again = kept.get(("route", "a"), lambda: made(calls, "a"))
    assert again is first
    assert calls == ["a"]


def test_what_was_not_used_for_longest_goes_first() -> None:
    size = size_of(SCENE.recording())
    kept, calls = Kept(2 * size), list[str]()
    for name in ("a", "b", "a", "c", "a", "b"):
        kept.get(("route", name), lambda name=name: made(calls, name))  # type: ignore[misc]
    assert calls == ["a", "b", "c", "b"]
    assert kept.bytes <= 2 * size


def test_what_is_larger_than_the_whole_memory_is_not_kept() -> None:
    kept, calls = Kept(1), list[str]()
    for _ in range(2):
        kept.get(("route", "a"), lambda: made(calls, "a"))
    assert calls == ["a", "a"]
    assert kept.bytes == 0


def test_what_was_handed_in_is_not_counted_for_others_hold_it_too() -> None:
    recording = SCENE.recording()
    whole = sum(tensor.value.nbytes for tensor in recording.tape.tensors.values())
    assert 0 < size_of(recording) < whole
