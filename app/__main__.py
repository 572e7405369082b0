"""`python -m app`: serve, as the settings say."""

from __future__ import annotations

import os

import uvicorn

from app.settings import ONE_THREAD, Settings


def main() -> None:
    """Serve until told to stop."""
    settings = Settings()
    for name, value in ONE_THREAD.items():  # before create_app is imported, and NumPy with it
        os.environ.setdefault(name, value)
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_config=None,  # create_app sends uvicorn's log where its own goes
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=settings.graceful_seconds,
        timeout_keep_alive=settings.keep_alive_seconds,
    )


if __name__ == "__main__":
    main()
