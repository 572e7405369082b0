"""A second process that does a part of the same work on arrays that both can see: NumPy's own work is done by one core.

    second = SecondProcess(work)         # work() reads and writes shared arrays
    second.begin(); ...; second.wait()   # while it works, so can we

It is a fork, so it stands on Unix alone; it ends with the process that made it.
"""

from __future__ import annotations

import mmap
import multiprocessing
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
from numpy.typing import NDArray


def shared(shape: tuple[int, ...], dtype: Any) -> NDArray[Any]:
    """An array of nought that is the same memory in this process and in those forked from it later."""
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    return np.frombuffer(mmap.mmap(-1, max(1, size)), dtype=dtype, count=int(np.prod(shape))).reshape(shape)


class SecondProcess:
    """Runs `work` once each time it is told to."""

    def __init__(self, work: Callable[[], None]) -> None:
        context = multiprocessing.get_context("fork")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(work, self._here, there), daemon=True)
        with warnings.catch_warnings():  # Python 3.12 warns of threads that might hold a lock: NumPy's hold none now
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process.start()
        there.close()

    def begin(self) -> None:
        """Tell it to work."""
        self._here.send(True)

    def wait(self) -> None:
        """Until it is done. Errors: those of the work."""
        wrong = self._here.recv()
        if wrong is not None:
            raise wrong

    def close(self) -> None:
        """End it."""
        self._here.close()
        self._process.join()


def _serve(work: Callable[[], None], here: Connection, there: Connection) -> None:
    here.close()  # so that the end of the other process ends this one
    while True:
        try:
            there.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            work()
            there.send(None)
        except Exception as wrong:
            there.send(wrong)
