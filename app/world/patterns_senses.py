"""Stories with an ambiguous word: one context word decides its sense, near (in the sentence) or far (in one before).

q is the pair: {q} the context word, {q.word} the ambiguous one. Nothing else in the story hints at the sense before
the word; what follows it depends on the sense.
"""

from __future__ import annotations

THE_WORD = "[|{d:adverb}] {l:lead_in(q).past} {q.word} {r:continuation(q)} ."
"""What THE WORD stands for in a pattern: the lead-in, the ambiguous word, and how it goes on."""


def _patterns(kind: str, *texts: str) -> tuple[str, ...]:
    """Patterns that first draw the pair, of a context word of this kind, and write nothing for it yet."""
    return tuple(f"{{q:pair_{kind}!}} {text.replace('THE WORD', THE_WORD)}" for text in texts)


NEAR_PERSON = _patterns(
    "person",
    "the {q} THE WORD [2: |1: <closing q>]",
    "the {j:manner} {q} THE WORD [|{g:gender(q)!} <ending g>]",
    "{w:when} the [|{j:manner}] {q} THE WORD [|<closing q>]",
    "{a:name} and the [|{j:manner}] {q} THE WORD [|<closing q>]",
    "{a:name} met the {j:manner} {q} and THE WORD [|<ending a>]",
    "a {j:manner} {q} from {c:country} THE WORD",
    "{a:name} helped the {q} and later {a.he} THE WORD",
    "the {q} who knows {a:name} THE WORD [|<closing q>]",
)
FAR_PERSON = _patterns(
    "person",
    "did the {q} smile ? yes , when {g:gender(q).he} THE WORD",
    "{a:name(q)} is {q.a} . {w:when} {a.he} THE WORD [|<ending a>]",
    "{a:name(q)} is a {j:manner} {q} . {a.he} THE WORD",
    "{a:name(q)} was {q.a} . <weather_then q> {a.he} THE WORD",
    "{a:name(q)} wanted to be {q.a} . so {a.he} THE WORD [|<ending a>]",
    "the [|{j:manner}] {q} was {i:mood} . {g:gender(q).he} THE WORD [|<ending g>]",
    "{a:name} lived with {q.a} . {w:when} they THE WORD",
    "{a:name} visited the {j:manner} {q} . they talked for hours . then they THE WORD",
    "where was the {q} ? {a:name} THE WORD",
    "who is the {q} ? {g:gender(q).he} is my friend . {w:when} we THE WORD",
    "i am {q.a} . {w:when} i THE WORD",
    "my {m:family(q)} is a {j:manner} {q} . {w:when} {m.he} THE WORD [|<ending m>]",
    "{a:name} waited for the {q} . {w:when} {a.he} THE WORD",
)
NEAR_THING = _patterns(
    "thing",
    "{a:name} left the {q} with {b:name-a} and THE WORD [|<ending a>]",
    "{a:name} , who had a {k:quality} {q} , THE WORD [|<ending a>]",
    "after {a:name} bought a {k:quality} {q} , {a.he} THE WORD",
    "{a:name} forgot the {q} and THE WORD [|<closing q>]",
    "next to a {k:quality} {q} {a:name} THE WORD",
    "{a:name} had no {q} , but {a.he} THE WORD [|<ending a>]",
    "{g:gender.he} lost the {q} and THE WORD [|<ending g>]",
    "{w:when} {g:gender.he} bought a {k:quality} {q} and THE WORD",
    "they needed a {k:quality} {q} and THE WORD [|<closing q>]",
    "{w:when} {a:name} sold {a.his} {q} and THE WORD",
)
FAR_THING = _patterns(
    "thing",
    "{a:name} had {q.a} . {w:when} {a.he} THE WORD [|<ending a>]",
    "{a:name} looked for {a.his} {k:quality} {q} . [that day|in the end] {a.he} THE WORD",
    "there was a {k:quality} {q} in the [house|hall|shop] . {a:name} saw it . then {a.he} THE WORD",
    "the {k:quality} {q} belonged to {a:name} . {a.he} THE WORD [|<ending a>]",
    "{a:name} has a {k:quality} {q} . <weather_then q> {a.he} THE WORD",
    "{g:gender.he} had a {k:quality} {q} . {w:when} {g.he} THE WORD",
    "we had {q.a} . {w:when} we THE WORD [|<closing q>]",
    "i lost my {k:quality} {q} . {w:when} i THE WORD",
    "is this the {q} ? asked {a:name} . then {a.he} THE WORD",
    "{a:name} found {q.a} . {a.he} showed it to {b:name-a} . together they THE WORD",
    "{a:name} gave {b:name-a} a {k:quality} {q} . {w:when} {b.he} THE WORD",
)
SENSE_PATTERNS = (*NEAR_PERSON, *FAR_PERSON, *NEAR_THING, *FAR_THING)
