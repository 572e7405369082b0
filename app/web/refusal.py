"""The ways to refuse a request: an exception that says all that the answer says."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from app.trace.language import Said, told
from app.web.wire import Limit, error_bytes


class Refusal(Exception):  # noqa: N818 it is raised, and it is answered
    """A request that is not answered: for a reason of the client's (4xx), or because it is too busy here (503).

    The words are marked with N_ and have gaps, as those of an EngineError: `field`, `limit` and what else is `given`.
    """

    def __init__(
        self,
        status: int,
        code: str,
        words: str | Said,
        field: str | None = None,
        limit: Limit | None = None,
        headers: Mapping[str, str] | None = None,
        **given: object,
    ) -> None:
        self.said = words if isinstance(words, Said) else Said(words, {"field": field, "limit": limit, **given})
        super().__init__(str(self.said))
        self.status = status
        self.code = code
        self.field = field
        self.limit = limit
        self.headers = dict(headers or {})

    @property
    def message(self) -> str:
        """The sentence in the language of the request."""
        return told(self.said)


def error_answer(refusal: Refusal) -> Response:
    """The refusal as a JSON answer."""
    body = error_bytes(refusal.code, refusal.message, refusal.field, refusal.limit)
    headers = {"Cache-Control": "no-store", **refusal.headers}
    return Response(body, refusal.status, headers, media_type="application/json")
