"""What the tests of the web share: an app, a client that speaks to it in this process, and a server that is real."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.web.serving import Live, serving

os.environ.setdefault("GLASSBOX_TEXT_MADE", "false")  # half a minute of work in the background of every server


@pytest.fixture(scope="session")
def app() -> FastAPI:
    """The app with its default settings."""
    return create_app(Settings())


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    """Speaks to the app without a network. A bug is the 500 that a client would see, not an exception."""
    with TestClient(app, raise_server_exceptions=False) as speaking:
        yield speaking


@pytest.fixture(scope="session")
def live() -> Iterator[Live]:
    """A real server with the default settings."""
    with serving(create_app(Settings())) as server:
        yield server


@pytest.fixture
def live_with() -> Iterator[Callable[..., Live]]:
    """A real server with settings of the test's own."""
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(serving(create_app(Settings(**settings))))
