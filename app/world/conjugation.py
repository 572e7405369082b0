"""Verb phrases in their tenses: "count the cash" -> counts, counted, counting the cash."""

from __future__ import annotations

from app.world.entry import Entry, entry

PASTS = {
    "be": "was", "begin": "began", "break": "broke", "bring": "brought", "build": "built", "buy": "bought",
    "choose": "chose", "cut": "cut",
    "come": "came", "dig": "dug", "draw": "drew", "dream": "dreamed", "drink": "drank", "drive": "drove", "eat": "ate",
    "feed": "fed", "feel": "felt", "fight": "fought", "find": "found", "fly": "flew", "forget": "forgot",
    "get": "got", "go": "went", "grow": "grew", "have": "had", "hide": "hid", "hold": "held", "keep": "kept",
    "kneel": "knelt", "know": "knew", "lead": "led", "leave": "left", "lend": "lent", "lose": "lost", "make": "made",
    "read": "read", "ride": "rode", "run": "ran", "say": "said", "see": "saw", "sell": "sold", "shoot": "shot",
    "sing": "sang", "sit": "sat", "slay": "slew", "sleep": "slept", "speak": "spoke", "stand": "stood",
    "sweep": "swept", "swim": "swam", "take": "took", "teach": "taught", "tell": "told", "think": "thought",
    "wake": "woke", "wear": "wore", "win": "won", "write": "wrote",
}  # fmt: skip
DOUBLED = {"stop", "plan", "trim", "chat", "hop", "jog", "wrap", "swim", "run", "sit", "win", "begin", "get", "forget"}


def past(verb: str) -> str:
    """walk -> walked, bake -> baked, study -> studied, trim -> trimmed, go -> went."""
    if verb in PASTS:
        return PASTS[verb]
    if verb in DOUBLED:
        return verb + verb[-1] + "ed"
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def third_person(verb: str) -> str:
    """walk -> walks, teach -> teaches, carry -> carries, go -> goes, have -> has."""
    if verb in {"have", "be"}:
        return {"have": "has", "be": "is"}[verb]
    if verb.endswith(("s", "x", "ch", "sh", "go", "do")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def verb_phrase(text: str) -> Entry:
    """A phrase whose first word is a verb in its base form: forms `""` (base), `s` and `past`."""
    verb, space, rest = text.partition(" ")
    return entry(text, s=third_person(verb) + space + rest, past=past(verb) + space + rest)


def verb_phrases(text: str) -> tuple[Entry, ...]:
    """Verb phrases from one line, with commas between them."""
    return tuple(verb_phrase(part.strip()) for part in text.split(","))
