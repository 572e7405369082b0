"""A language that nobody speaks, made of the sources alone: every sentence half as long again, and none of it English.

Whatever stands on a page in plain letters was not translated; whatever sticks out would do so in German.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from scripts.messages import HEADER, extracted

CODE = "qps"
"""For private use in ISO 639: no browser prefers it, no other language is related to it."""
PLURALS = "nplurals=2; plural=(n != 1);"
ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àƀçđéƒĝĥîĵķĺɱñôƥɋřšţûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĹṀÑÔƤɊŘŠŢÛṼŴẊÝŽ",
)
KEPT = re.compile(r"(\{\w+\}|%\(\w+\)[sd]|<[^>]+>|%)")
"""What is filled in, and what is marked."""


def pseudo(text: str) -> str:
    """ "Play" -> "[Ƥĺàý ~~]": the accents show that it was translated, the brackets that none of it was cut off."""
    told = "".join(part if KEPT.fullmatch(part) else part.translate(ACCENTS) for part in KEPT.split(text))
    letters = len(KEPT.sub("", text))
    longer = " ".join("~" * min(7, letters // 2 - at) for at in range(0, letters // 2, 8))
    return f"[{told} {longer}]" if longer else f"[{told}]"


def write_pseudo(locale_dir: Path) -> Path:
    """One file, as a translator would hand it in; nothing else is told of the language."""
    path = locale_dir / CODE / "LC_MESSAGES" / "glassbox.po"
    path.parent.mkdir(parents=True)
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    for message in extracted():
        if message.id:
            forms = message.id if isinstance(message.id, (list, tuple)) else None
            said = tuple(map(pseudo, forms)) if forms else pseudo(str(message.id))
            catalogue.add(message.id, said, locations=message.locations)
    with path.open("wb") as file:
        file.write(HEADER.format(language=CODE, plural=PLURALS).encode())
        write_po(file, catalogue, width=0, include_lineno=False, omit_header=True)
    return path
