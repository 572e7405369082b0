"""Extracts every message of the sources into each app/locale/<language>/LC_MESSAGES/glassbox.po: `make messages`.

What is translated stays, what is new is left empty, what is gone is taken out. A new language is `make messages` after
`mkdir -p app/locale/de/LC_MESSAGES`. Nothing is guessed: a message that has changed is a new one.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("app", "static/js", "templates")
STRING = r'\s*("(?:[^"\\\n]|\\.)*")'
SAID = re.compile(rf"(?<![\w.])(?:(_)\({STRING}|(plural)\({STRING},{STRING})")
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "plural": (1, 2)}
OPTIONS = {"**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "false"}}


HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def scripts(
    file: BinaryIO, _keywords: object, _tags: object, options: object
) -> Iterator[tuple[int, str, Any, list[str]]]:
    """What a script says. Babel's own reader of JavaScript does not look far into `${ }`."""
    for _, one, plural, first, second in SAID.findall(file.read().decode("utf-8")):
        if plural:
            yield 0, "plural", (json.loads(first), json.loads(second)), []
        else:
            yield 0, "_", json.loads(one), []


METHODS: list[tuple[str, Any]] = [("**.py", "python"), ("**.js", scripts), ("**.html", "jinja2.ext:babel_extract")]


def extracted() -> Catalog:
    """Every message of the sources, with the files that say it."""
    found = Catalog(project="Glassbox", charset="utf-8")
    for folder in FOLDERS:
        told = extract_from_dir(ROOT / folder, METHODS, OPTIONS, KEYWORDS)
        for name, _line, message, _comments, _context in sorted(told, key=lambda each: (each[0], each[1])):
            found.add(message, locations=[(f"{folder}/{name}", 0)])
    return found


def catalogues() -> list[Path]:
    """The .po of every language, also of one that has only a folder yet."""
    return sorted(folder / "glassbox.po" for folder in (ROOT / "app" / "locale").glob("*/LC_MESSAGES"))


def renewed(path: Path, fresh: Catalog) -> Catalog:
    """The catalogue at `path` with exactly the messages of today."""
    code = path.parts[-3]
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=code)
    else:
        known = Catalog(locale=code)
    catalogue = Catalog(locale=code, charset="utf-8", fuzzy=False)
    for message in fresh:
        if message.id:
            old = known.get(message.id if isinstance(message.id, str) else message.id[0])
            same = old is not None and old.id == message.id and not old.fuzzy
            catalogue.add(message.id, old.string if same and old else None, locations=message.locations)
    return catalogue


def main() -> None:
    """Write all of them; say what is left to translate."""
    fresh = extracted()
    for path in catalogues():
        code = path.parts[-3]
        catalogue = renewed(path, fresh)
        with path.open("wb") as file:
            file.write(HEADER.format(language=code, plural=catalogue.plural_forms).encode())
            write_po(file, catalogue, width=0, include_lineno=False, omit_header=True)
        empty = sum(1 for message in catalogue if message.id and not all(texts(message.string)))
        sys.stdout.write(f"{path.relative_to(ROOT)}: {len(catalogue)} messages, {empty} to translate\n")


def texts(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """A translation, or the forms of one that counts, as a list; one empty text where there is none."""
    return [string] if isinstance(string, str) else list(string or [""])


if __name__ == "__main__":
    main()
