"""Templates: Jinja with the words of the request's language, the addresses of the assets, and the journey."""

from __future__ import annotations

from typing import Any

import jinja2
from starlette.requests import Request

from app.settings import Settings
from app.trace.language import TRANSLATIONS, _
from app.web.assets import Assets
from app.web.chapters import translated
from app.web.i18n import SOURCE, language_of
from app.web.limits import limits_of


def _count(one: str, many: str, n: int) -> str:
    translations = TRANSLATIONS.get(None)
    return (one if n == 1 else many) if translations is None else translations.ngettext(one, many, n)


class Templates:
    """Renders a page. A name that a template uses and nobody gave is an error, not a gap."""

    def __init__(self, settings: Settings, assets: Assets) -> None:
        self.limits = limits_of(settings)
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(settings.templates_dir),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            extensions=["jinja2.ext.i18n"],
            trim_blocks=True,
            lstrip_blocks=True,
        )
        # Added by the i18n extension; newstyle: {{ _("{n} of {all}", n=1) }} escapes what it puts in.
        self.environment.install_gettext_callables(_, _count, newstyle=True)  # type: ignore[attr-defined]
        self.environment.globals |= {"static": assets.url, "preloads": assets.preloads}
        for name in self.environment.list_templates():  # compiled now: the first visitor does not wait for it
            self.environment.get_template(name)

    def render(self, request: Request, template: str, **context: Any) -> str:
        """The page, in the language of the request."""
        language = language_of(request.scope).code
        return self.environment.get_template(template).render(
            lang=language,
            languages=list(request.app.state.languages.values()),
            messages=None if language == SOURCE else f"/messages/{language}/{context.get('chapter')}.json",
            chapters=translated(),
            limits=self.limits,
            **context,
        )
