"""Which entries are alike to the entropy: a story costs the same with "mia" as with "emma".

Entries are alike when their forms are equally long, they are spoken of alike, they stand in the same lists, and the
entries that belong to them are alike. Whatever is drawn after one is then as surprising, and as long, as after the
other, so the entropy needs to be computed for one of them only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from app.world.entry import Entry
from app.world.sources import LISTS


class Likeness:
    """Numbers entries so that alike ones have the same number."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._known: dict[Entry, int] = {}
        self._lists = {name: frozenset(entries) for name, entries in LISTS.items()}

    def of(self, one: Entry) -> int:
        """The number of the entries that are alike to this one."""
        if one not in self._known:
            self._known[one] = self._numbers.setdefault(self._signature(one), len(self._numbers))
        return self._known[one]

    def _signature(self, one: Entry) -> Hashable:
        lengths = frozenset((name, len(words)) for name, words in one.forms.items())
        lists = frozenset(name for name, entries in self._lists.items() if one in entries)
        belonging = frozenset(
            (name, frozenset(Counter(map(self.of, entries)).items())) for name, entries in one.related.items()
        )
        return lengths, one.forms.get("he"), lists, belonging
