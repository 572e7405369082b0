"""A catalogue of translations, read from a .po as gettext writes it: no compiled file beside it that could be older."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations, c2py
from pathlib import Path
from typing import Any

SCRIPTS = "static/"
KEYWORD = re.compile(r"^(msgid|msgid_plural|msgstr|msgstr\[\d+\]) \"")
ESCAPE = re.compile(r"\\(.)")
ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
Entry = dict[str, str]


class Catalogue(NullTranslations):
    """The translations of one language. `scripts`: what scripts say, as they read it; `said_by`: which."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.messages: dict[str, list[str]] = {}
        self.scripts: dict[str, str | list[str]] = {}
        self.said_by: dict[str, set[str]] = {}
        self._form: Any = c2py("n != 1")
        for entry in entries(path.read_text("utf-8")):
            forms = [entry[key] for key in sorted(entry) if key.startswith("msgstr")]
            if not entry["msgid"]:
                self._head(forms[0])
            elif all(forms) and "fuzzy" not in entry:
                self.messages[entry["msgid"]] = forms
                said_by = entry.get("from", "").split()
                if SCRIPTS in entry.get("from", SCRIPTS):
                    self.said_by[entry["msgid"]] = set(said_by)
                    self.scripts[entry["msgid"]] = forms if "msgid_plural" in entry else forms[0]

    def _head(self, header: str) -> None:
        found = re.search(r"^Plural-Forms:.*\bplural=([^;\n]+)", header, re.MULTILINE)
        if found:
            self._form = c2py(found[1])

    def gettext(self, message: str) -> str:
        """The translation, or the message itself."""
        return self.messages.get(message, [message])[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for n of a message that counts."""
        forms = self.messages.get(msgid1)
        if forms is None:
            return msgid1 if n == 1 else msgid2
        return forms[min(int(self._form(n)), len(forms) - 1)]


def entries(text: str) -> Iterator[Entry]:
    """Each entry: msgid, msgstr or msgstr[0] and so on, `from` (the files that say it), and `fuzzy` where it is."""
    entry: Entry = {}
    key = ""
    for line in [*text.splitlines(), ""]:
        if not line.strip():
            if "msgid" in entry:
                yield entry
            entry, key = {}, ""
        elif line.startswith("#:"):
            entry["from"] = f"{entry.get('from', '')} {line[2:]}"
        elif line.startswith("#,") and "fuzzy" in line:
            entry["fuzzy"] = "yes"
        elif not line.startswith("#"):
            if found := KEYWORD.match(line):
                key = found[1]
            quoted = line[line.index('"') + 1 : line.rindex('"')]
            entry[key] = entry.get(key, "") + ESCAPE.sub(lambda match: ESCAPED.get(match[1], match[1]), quoted)
