r"""GPT-2's way to cut a text before any merge: no merge crosses these cuts.

The pattern is 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+. Python's `re` has no \p{L},
and its \s takes four control characters for spaces. So the classes are written out from our own ranges: that needs no
other library, is as quick as any pattern of `re`, and does not change with the Unicode of the Python that runs it.
"""

from __future__ import annotations

import re

from app.engine.tokenizers.unicode_ranges import LETTERS, NUMBERS, WHITE, as_class

_L, _N, _S = as_class(LETTERS), as_class(NUMBERS), as_class(WHITE)

PATTERN = re.compile(
    "'s|'t|'re|'ve|'m|'ll|'d"  # the endings of English short forms
    f"| ?[{_L}]+"  # a word, with the one space before it
    f"| ?[{_N}]+"  # a number
    f"| ?[^{_S}{_L}{_N}]+"  # signs
    f"|[{_S}]+(?![^{_S}])"  # white space, but for the last one before a word, which belongs to the word
    f"|[{_S}]+"
)


def chunks_of(text: str) -> list[str]:
    """The text in chunks: joined, they are the text."""
    return PATTERN.findall(text)
