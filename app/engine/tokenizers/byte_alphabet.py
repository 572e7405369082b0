"""GPT-2's alphabet of bytes: a visible character for each of the 256, so that a vocabulary can be written as text.

A byte whose character of the same number can be seen and is no space keeps that character. The others, in their
order, take the characters from 256 on, so a space is Ġ and a line feed is Ċ. Derived here from that rule.
"""

from __future__ import annotations

from app.engine.errors import NotAllowedError
from app.engine.said import N_

SEEN = (*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1))
"""The bytes that keep their character: printable ones of Latin-1, without the soft hyphen."""
_UNSEEN = [each for each in range(256) if each not in SEEN]

CHARACTER_OF: dict[int, str] = {each: chr(each) for each in SEEN} | {
    each: chr(256 + place) for place, each in enumerate(_UNSEEN)
}
BYTE_OF: dict[str, int] = {letter: each for each, letter in CHARACTER_OF.items()}


def spelled(raw: bytes) -> str:
    """Bytes in the alphabet: b" the" -> "Ġthe"."""
    return "".join(CHARACTER_OF[each] for each in raw)


def unspelled(text: str) -> bytes:
    """The bytes again. Errors: NotAllowedError for a character outside the alphabet."""
    try:
        return bytes(BYTE_OF[letter] for letter in text)
    except KeyError as error:
        raise NotAllowedError(
            N_("a piece holds a character that stands for no byte: {sign}"), sign=repr(error.args[0])
        ) from None
