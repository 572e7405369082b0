"""Where a slot's entries come from: `{a:name}` asks the source `name`, `{t:thing(f)}` the things that belong to f."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.world.animals import ADULTS, ANIMALS, YOUNG
from app.world.asides import ADVERBS, CREATURES, DAYS, FEELINGS, MANNERS, MOODS, QUALITIES, WHEN, WHEN_NEXT
from app.world.countries import CAPITALS, COUNTRIES, DISTANCES, PLACES
from app.world.entry import PRONOUNS, Entry
from app.world.fields import FIELDS
from app.world.heldout import pairs
from app.world.people import FAMILY, GENDERS, NAMES, PEOPLE, RULERS
from app.world.senses import Sense
from app.world.things import NUMBERS, SPOTS, THINGS
from app.world.verbs import VERBS


@dataclass(frozen=True, eq=False)
class Options:
    """What a slot can become: entries with their probabilities, which sum to 1."""

    entries: tuple[Entry, ...]
    probabilities: tuple[float, ...]
    logs: tuple[float, ...]
    """Natural logarithms of the probabilities."""
    cumulative: tuple[float, ...]

    @classmethod
    def weighted(cls, entries: Sequence[Entry], weights: Sequence[float]) -> Options:
        """Errors: ValueError when there is nothing to choose from."""
        if not entries:
            raise ValueError("a slot has nothing to choose from")
        total = math.fsum(weights)
        shares = tuple(weight / total for weight in weights)
        return cls(tuple(entries), shares, tuple(map(math.log, shares)), tuple(accumulate(shares)))

    @classmethod
    def even(cls, entries: Sequence[Entry]) -> Options:
        return cls.weighted(entries, [1.0] * len(entries))

    def at(self, u: float) -> int:
        """Which entry a uniform number 0 <= u < 1 draws."""
        return min(bisect_right(self.cumulative, u), len(self.entries) - 1)


LISTS: Mapping[str, Sequence[Entry]] = {
    "name": NAMES,
    "person": PEOPLE,
    "family": FAMILY,
    "ruler": RULERS,
    "animal": ANIMALS,
    "adult": ADULTS,
    "young": YOUNG,
    "country": COUNTRIES,
    "capital": CAPITALS,
    "land_or_city": PLACES,
    "how_far": DISTANCES,
    "verb": VERBS,
    "count_noun": THINGS,
    "gender": GENDERS,
    "feeling": FEELINGS,
    "number": NUMBERS,
    "spot": SPOTS,
    "manner": MANNERS,
    "creature": CREATURES,
    "day": DAYS,
    "mood": MOODS,
    "quality": QUALITIES,
    "when": WHEN,
    "when_next": WHEN_NEXT,
    "adverb": ADVERBS,
    "field": tuple(FIELDS.values()),
}


def _spoken_of_alike(entries: Sequence[Entry], person: Entry) -> tuple[Entry, ...]:
    """Those who can be this person: all, unless the person is always "he" or always "she"."""
    said = person.forms.get("he")
    return tuple(one for one in entries if said is None or one.form("he") == said)


def names_for(person: Entry) -> tuple[Entry, ...]:
    """The names that a person of this word can have."""
    return _spoken_of_alike(NAMES, person)


def genders_of(person: Entry) -> tuple[Entry, ...]:
    """How a person of this word can be spoken of."""
    return _spoken_of_alike(GENDERS, person)


def family_for(person: Entry) -> tuple[Entry, ...]:
    """The members of a family that can be this person."""
    return _spoken_of_alike(FAMILY, person)


FUNCTIONS: Mapping[str, Callable[[Entry], tuple[Entry, ...]]] = {
    "name": names_for,
    "gender": genders_of,
    "family": family_for,
}


def paired(context: Entry, sense: Sense) -> Entry:
    """A context word with an ambiguous word: forms of the context, and `word`; relations lead_in, continuation."""
    pronouns = {form: context.forms[form] for form in PRONOUNS["he"] if form in context.forms}
    forms = {"": context.form(""), "a": context.form("a"), "word": (sense.word,)} | pronouns
    related = {"lead_in": sense.lead_ins, "continuation": sense.continuations}
    return Entry(f"{context.name} {sense.name}", forms, related)


def pair_options(kind: str, held_out: bool) -> Options:
    """All pairs of a context word of one kind ("person" or "thing") with an ambiguous word.

    In training the words are alike likely, then a word's senses, then the context words that are not held out. The
    held-out pairs, drawn for the tests alone, are all alike likely.
    """
    chosen = [
        (context, sense)
        for context, sense, held in pairs()
        if held == held_out and context in FIELDS[sense.field].relation(kind)
    ]
    entries = [paired(context, sense) for context, sense in chosen]
    if held_out:
        return Options.even(entries)
    senses = {sense.name: sense.word for _, sense in chosen}
    words = list(senses.values())
    count = {name: sum(sense.name == name for _, sense in chosen) for name in senses}
    weights = [1.0 / words.count(sense.word) / count[sense.name] for _, sense in chosen]
    return Options.weighted(entries, weights)


class Sources:
    """The entries of each slot, for training or for the held-out pairs; each list is made once."""

    def __init__(self, held_out: bool = False) -> None:
        self._pairs = {f"pair_{kind}": pair_options(kind, held_out) for kind in ("person", "thing")}
        self._made: dict[tuple[str, Entry | None, Entry | None], Options] = {}

    def options(self, source: str, of: Entry | None = None, but: Entry | None = None) -> Options:
        """The options of a slot: of `source`, belonging to `of` where given, without `but`.

        Errors: KeyError when no source or relation has this name.
        """
        key = (source, of, but)
        if key not in self._made:
            self._made[key] = self._make(source, of, but)
        return self._made[key]

    def _make(self, source: str, of: Entry | None, but: Entry | None) -> Options:
        if source in self._pairs:
            return self._pairs[source]
        if of is None:
            entries = LISTS[source]
        elif source in FUNCTIONS:
            entries = FUNCTIONS[source](of)
        else:
            entries = of.relation(source)
        return Options.even([one for one in entries if one is not but])
