"""Trainings: each in a process of its own, its bytes handed on as they come, ended when nobody reads them any more.

A training computes for seconds, and drawing must not wait for it: Python's lock would make it. So a training is another
process, a nice one. It is forked from a server (`forkserver`) that has NumPy imported, which takes milliseconds; never
from this process, whose threads would not survive it. Its pipe is the back-pressure: a client that reads slowly fills
it, and the training waits.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from types import ModuleType
from typing import Any

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from app.settings import ONE_THREAD, Settings
from app.trace.language import N_, Said
from app.web.refusal import Refusal
from app.web.training_process import REFUSED, STARTED, Order, nothing, teach

PATIENCE = 5.0
"""Seconds past its limit after which a training that does not end by itself, for nobody reads it, is ended."""
CHUNK = 1 << 16
ONE_AT_A_TIME = threading.Lock()


@contextmanager
def nothing_of_main() -> Iterator[None]:
    """Starts processes that do not run the main script again, as multiprocessing would have each of them do.

    They need nothing of it, and it may be uvicorn's, or anybody's who did not think of that.
    """
    with ONE_AT_A_TIME:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


class Trainings:
    """The trainings of one worker."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        # Workers know nothing of each other: each has its share.
        self.at_once = max(1, settings.trainings // settings.workers)
        self.running: set[Training] = set()
        self.context = multiprocessing.get_context("forkserver")

    def warm(self) -> None:
        """Start the server of forks, and wait until it can fork: the first training then starts like any other."""
        for name, value in ONE_THREAD.items():
            os.environ.setdefault(name, value)
        self.context.set_forkserver_preload(["app.web.training_process"])
        first = self.context.Process(target=nothing, daemon=True)
        with nothing_of_main():
            first.start()
        first.join(30)

    async def start(self, order: Order, of_a_kind: int | None = None) -> Training:
        """A training whose first frame is there. Errors: Refusal 429 (too many), 422 (it cannot be computed).

        `of_a_kind`: so many of the same kind may run in all workers, where that is fewer than all trainings.
        """
        self._refuse_one_too_many(len(self.running), self.at_once)
        kind = type(order.request)
        if of_a_kind is not None:
            alike = sum(training.kind is kind for training in self.running)
            self._refuse_one_too_many(alike, max(1, of_a_kind // self.settings.workers))
        receiving, sending = self.context.Pipe(duplex=False)
        process = self.context.Process(target=teach, args=(order, sending), daemon=True)
        training = Training(process, receiving, self.running, kind)
        self.running.add(training)
        try:
            with nothing_of_main():
                process.start()  # 2 ms, not worth a thread; and no cancellation can come in between
            sending.close()
            await training.wait_for_first_frame(order.seconds + PATIENCE)
        except BaseException:
            training.end()
            raise
        return training

    def _refuse_one_too_many(self, running: int, most: int) -> None:
        if running >= most:
            headers = {"Retry-After": str(self.settings.retry_seconds)}
            raise Refusal(
                429,
                "too_many_trainings",
                N_("{limit} trainings are running, as many as may at once: try again in a few seconds"),
                limit=most,
                headers=headers,
            )

    def end(self) -> None:
        """End them all: the server stops."""
        for training in list(self.running):
            training.end()


class Training:
    """One process and the reading end of its pipe."""

    def __init__(self, process: Any, receiving: Connection, running: set[Training], kind: type) -> None:
        self.process = process
        self.kind = kind
        self.receiving = receiving
        self.running = running
        self.reader = asyncio.StreamReader(CHUNK)
        self.transport: asyncio.ReadTransport | None = None
        self.backstop: asyncio.TimerHandle | None = None

    async def wait_for_first_frame(self, seconds: float) -> None:
        """Read the first byte, which says whether there is an answer. Errors: Refusal (422, 500), RuntimeError."""
        loop = asyncio.get_running_loop()
        self.backstop = loop.call_later(seconds, self.process.kill)
        pipe = open(os.dup(self.receiving.fileno()), "rb", buffering=0)  # noqa: SIM115 closed with the transport
        self.receiving.close()
        protocol = asyncio.StreamReaderProtocol(self.reader)
        self.transport, _protocol = await loop.connect_read_pipe(lambda: protocol, pipe)
        first = await self.reader.read(1)
        if first == REFUSED:
            error = json.loads(await self.reader.read())["error"]
            already = error.pop("message")  # in the language of the request
            status = 500 if error["code"] == "internal_error" else 422
            raise Refusal(status, words=Said("{already}", {"already": already}), **error)
        if first != STARTED:
            raise RuntimeError("the process of a training ended before its first frame")

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body, as it comes. Errors: RuntimeError when the process died, which must not look like the end."""
        while chunk := await self.reader.read(CHUNK):
            yield chunk
        await asyncio.to_thread(self.process.join, PATIENCE)
        if self.process.exitcode != 0:
            raise RuntimeError(f"the process of a training died: exit code {self.process.exitcode}")

    def end(self) -> None:
        """Nobody reads any more: away with the process, at once, wherever it is. A second call does nothing."""
        if self not in self.running:
            return
        self.running.discard(self)
        if self.backstop is not None:
            self.backstop.cancel()
        if self.transport is not None:
            self.transport.close()
        if not self.receiving.closed:
            self.receiving.close()
        if self.process.pid is not None:
            self.process.kill()
            # The exit code is fetched, so that nothing of it stays behind; nobody waits for it.
            asyncio.get_running_loop().run_in_executor(None, self.process.join, PATIENCE)


class TrainingAnswer(StreamingResponse):
    """The frames, and the end of the training when they are all sent, or when the client has left."""

    media_type = None  # what it answers is in its headers, and in the route's description; its refusals are JSON

    def __init__(self, training: Training, packed: bool) -> None:
        # Not no-store: Chromium counts a stream with it that is read piece by piece as aborted when it ends.
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding", "X-Accel-Buffering": "no"}
        if packed:
            headers["Content-Encoding"] = "gzip"
        super().__init__(training.chunks(), headers=headers, media_type="application/x-ndjson")
        self.training = training

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.training.end()
