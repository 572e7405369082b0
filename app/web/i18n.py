"""Languages: which there are, which one a request is answered in, and the words of each for the scripts.

English is the source, and needs no catalogue. Any other is a file: <locale>/<lang>/LC_MESSAGES/glassbox.po.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.trace.language import N_, TRANSLATIONS
from app.web.catalogue import SCRIPTS, Catalogue

SOURCE = "en"
COOKIE = "lang"
KEPT = "HttpOnly; Max-Age=31536000; Path=/; SameSite=lax"


SHORT, LONG = N_("EN"), N_("English")
"""What a language is called by who speaks it: each catalogue says here its own name, not that of English."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language, its names in itself, and where its catalogue was read from: nowhere for English."""

    code: str
    translations: NullTranslations
    path: Path | None

    @property
    def name(self) -> str:
        """As its own speakers call it."""
        return self._called(LONG, self.code)

    @property
    def short(self) -> str:
        """As it stands in the header."""
        return self._called(SHORT, self.code.upper())

    def _called(self, english: str, otherwise: str) -> str:
        name = self.translations.gettext(english)
        return otherwise if name == english and self.code != SOURCE else name


Languages = dict[str, Language]


def read_languages(folder: Path) -> Languages:
    """Every language that can be answered in, by its code."""
    languages = {SOURCE: Language(SOURCE, NullTranslations(), None)}
    for path in sorted(folder.glob("*/LC_MESSAGES/glassbox.po")):
        code = path.parts[-3].replace("_", "-").lower()
        languages[code] = Language(code, Catalogue(path), path)
    return languages


def messages_of(language: Language, modules: Sequence[str]) -> dict[str, Any]:
    """What these modules say, as they read it: a message and its translation, or its translations where it counts."""
    translations = language.translations
    messages: dict[str, str | list[str]] = {}
    if isinstance(translations, Catalogue):
        said = {f"{SCRIPTS}{name}" for name in modules}
        messages = {key: told for key, told in translations.scripts.items() if translations.said_by[key] & said}
    return {"locale": language.code, "messages": messages}


def chosen(request: Request, available: Languages) -> Language:
    """The language of a request: asked for by ?lang=, kept in the cookie, or the best of Accept-Language."""
    wished = [request.query_params.get("lang", ""), request.cookies.get(COOKIE, "")]
    wished += _by_preference(request.headers.get("accept-language", ""))
    for wish in wished:
        code = wish.strip().lower()
        root = code.partition("-")[0]
        relatives = [each for each in available if each.partition("-")[0] == root]
        for candidate in (code, root, *relatives):  # zh-TW is better answered in zh-CN than in English
            if candidate in available:
                return available[candidate]
    return available[SOURCE]


def _by_preference(header: str) -> list[str]:
    """ "de-CH,en;q=0.5" -> ["de-CH", "en"]; what is refused by q=0, or has no sense, is left out."""
    weighed = []
    for part in header[:500].split(","):
        code, _, weight = part.partition(";q=")
        try:
            weighed.append((float(weight or 1), code))
        except ValueError:
            continue
    return [code for weight, code in sorted(weighed, key=lambda pair: -pair[0]) if weight > 0]


class LanguageMiddleware:
    """Answers each request in its language. Where there is only one language, it costs and changes nothing."""

    def __init__(self, app: ASGIApp, languages: Languages) -> None:
        self.app = app
        self.languages = languages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["glassbox.language"] = self.languages[SOURCE]
        if len(self.languages) == 1:
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        language = chosen(request, self.languages)
        asked = bool(request.query_params.get("lang"))
        scope["glassbox.language"] = language

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start" and not scope["path"].startswith("/static/"):
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Language", language.code)
                headers.add_vary_header("Accept-Language, Cookie")
                if asked and headers.get("content-type", "").startswith("text/html"):
                    headers.append("Set-Cookie", f"{COOKIE}={language.code}; {KEPT}")
            await send(message)

        token = TRANSLATIONS.set(language.translations)
        try:
            await self.app(scope, receive, send_marked)
        finally:
            TRANSLATIONS.reset(token)


def language_of(scope: Scope) -> Language:
    """The language that the middleware chose."""
    language: Language = scope["glassbox.language"]
    return language
