"""From whatever goes wrong to an answer: JSON in the one shape; a page for a browser that asked for one."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Match, Route

from app.engine.errors import EngineError
from app.trace.language import N_, _
from app.web.refusal import Refusal, error_answer
from app.web.validation import invalid, shortened


def install(app: FastAPI) -> None:
    """Every exception that a request can raise, except bugs: those are caught by the middleware around it all."""

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refusal)
        return answer(request, error)

    async def not_valid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return answer(request, invalid(error.errors()))

    async def not_computed(request: Request, error: Exception) -> Response:
        assert isinstance(error, EngineError)
        return answer(request, from_engine(error))

    async def not_routed(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return answer(request, _from_router(request, error))

    app.add_exception_handler(Refusal, refused)
    app.add_exception_handler(RequestValidationError, not_valid)
    app.add_exception_handler(EngineError, not_computed)
    app.add_exception_handler(HTTPException, not_routed)


def from_engine(error: EngineError, within: str = "") -> Refusal:
    """What the engine cannot compute is a 422. `within` is put before the field."""
    field = f"{within}.{error.field}" if within and error.field else error.field
    return Refusal(422, error.code, error.said, field, error.limit)


def _from_router(request: Request, error: HTTPException) -> Refusal:
    """404, 405, and the little else that the framework raises itself."""
    headers = dict(error.headers or {})
    path = shortened(request.url.path)
    if error.status_code == 404:
        return Refusal(404, "not_found", N_("there is nothing at {path}"), headers=headers, path=path)
    if error.status_code == 405:
        allowed = headers["Allow"] = ", ".join(_allowed(request))
        return Refusal(
            405,
            "method_not_allowed",
            N_("{path} does not answer {method}, only {limit}"),
            limit=allowed,
            headers=headers,
            path=path,
            method=shortened(request.method),
        )
    name = HTTPStatus(error.status_code).phrase
    words = N_("the server does not answer this: status {number}")
    code = name.lower().replace(" ", "_")
    return Refusal(error.status_code, code, words, headers=headers, number=error.status_code)


def _allowed(request: Request) -> list[str]:
    """The methods of every route of this path: where there are several, the router knows the first alone."""
    found: set[str] = set()
    for route in request.app.state.routes:
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE:
            found |= route.methods or set()
    return sorted(found | ({"HEAD"} if "GET" in found else set()))


def answer(request: Request, refusal: Refusal) -> Response:
    """The refusal as a page where a browser asked for a page, else as JSON."""
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")
    if not wants_page:
        return error_answer(refusal)
    words = {
        404: _("There is nothing here."),
        500: _("Something went wrong on the server."),
        503: _("Too many people are here at once. Try again in a few seconds."),
    }
    message = words.get(refusal.status, refusal.message)
    page = request.app.state.templates.render(
        request, "error.html", status=refusal.status, message=message, chapter=None
    )
    return HTMLResponse(page, refusal.status, {"Cache-Control": "no-store", "Vary": "Accept", **refusal.headers})
