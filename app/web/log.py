"""The log: one JSON object a line, on standard error. It imports next to nothing: the training processes use it too."""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import Any

from app.trace.language import N_

LOGGER = "glassbox"
LOGGED = N_("something went wrong on the server; it is logged as {request_id}")
"""What a visitor is told of a bug."""


class JsonLines(logging.Formatter):
    """A record as one line: time, level, what the record carries in `extra={"fields": {...}}`, and a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        seconds = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        line: dict[str, Any] = {"time": f"{seconds}.{int(record.msecs):03d}Z", "level": record.levelname.lower()}
        line |= getattr(record, "fields", {})
        if message := record.getMessage():
            line["message"] = message
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def configure(level: str, *others: str) -> None:
    """Send the app's log, and that of the other loggers named (uvicorn's), to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for name in (LOGGER, *others):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level.upper())
        logger.propagate = False


def access(fields: dict[str, Any]) -> None:
    """One line for one request."""
    logging.getLogger(f"{LOGGER}.access").info("", extra={"fields": fields})


def bug(message: str, fields: dict[str, Any], error: BaseException | None = None) -> None:
    """Something that should not have happened, with its traceback."""
    logging.getLogger(f"{LOGGER}.error").error(message, exc_info=error, extra={"fields": fields})
