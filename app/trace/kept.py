"""Recordings of recent requests, kept so that pressing a number costs nothing twice; bounded by their memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from app.trace.recording import Recording

Key = tuple[str, ...]
"""The route, the language of its words, and the request as JSON with every default filled in."""


class Kept:
    """The least recently used goes first. May be asked by several threads at once."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._recordings: OrderedDict[Key, tuple[Recording, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key, make: Callable[[], Recording]) -> Recording:
        """The recording of a request, made where it is not kept. Errors: those of making it."""
        with self._lock:
            if key in self._recordings:
                self._recordings.move_to_end(key)
                return self._recordings[key][0]
        made = make()
        self._keep(key, made)
        return made

    def _keep(self, key: Key, made: Recording) -> None:
        size = size_of(made)
        with self._lock:
            if not made.lasting or size > self.most_bytes or key in self._recordings:
                return
            self._recordings[key] = (made, size)
            self.bytes += size
            while self.bytes > self.most_bytes:
                _key, (_recording, freed) = self._recordings.popitem(last=False)
                self.bytes -= freed


def size_of(recording: Recording) -> int:
    """How many bytes its arrays take; those that were handed in are held by others as well, and are not counted."""
    return sum(tensor.value.nbytes for tensor in recording.tape.tensors.values() if tensor.step is not None)
