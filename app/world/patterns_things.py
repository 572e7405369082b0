"""Things, one and many: the same looks and places for a singular and its plural."""

from __future__ import annotations

THING_PATTERNS = (
    "there is one {n:count_noun} {l:place(n)} . there are {m:number} {n.pl} {s:spot} .",
    "this {n:count_noun} is {k:look(n)} . these {n.pl} are {j:look(n)-k} .",
    "{a:name} has one {n:count_noun} . {b:name-a} has {m:number} {n.pl} .",
    "how many {n:count_noun.pl} are there {l:place(n)} ? there are {m:number} .",
    "the {n:count_noun} {l:place(n)} was {k:look(n)} . [|nobody wanted it .]",
    "the {n:count_noun.pl} {l:place(n)} were {k:look(n)} . [|nobody wanted them .]",
    "{a:name} bought {n:count_noun.a} . it was {k:look(n)} . [|<ending a>]",
    "{a:name} bought {m:number} {n:count_noun.pl} . they were {k:look(n)} . [|<ending a>]",
    "{n:count_noun!} {m:number} {k:look(n)} {n.pl} are {l:place(n)} .",
    "{n:count_noun!} one {k:look(n)} {n} is {l:place(n)} .",
    "where are the {n:count_noun.pl} ? they are {l:place(n)} .",
    "where is the {n:count_noun} ? it is {l:place(n)} .",
    "{a:name} put {n:count_noun.a} {l:place(n)} . it is still there .",
    "{a:name} put {m:number} {n:count_noun.pl} {l:place(n)} . they are still there .",
    "that {n:count_noun} is {k:look(n)} , but those {n.pl} are {j:look(n)-k} .",
    "is the {n:count_noun} {k:look(n)} ? no , it is {j:look(n)-k} .",
    "are the {n:count_noun.pl} {k:look(n)} ? no , they are {j:look(n)-k} .",
    "{n:count_noun.a} costs {m:number} pounds in this shop .",
    "many {n:count_noun.pl} cost {m:number} pounds in this shop .",
    "{n:count_noun!} {a:name} lost {a.his} {k:look(n)} {n} . {b:name-a} found it {l:place(n)} .",
    "{n:count_noun!} {a:name} lost {a.his} {k:look(n)} {n.pl} . {b:name-a} found them {l:place(n)} .",
    "one {n:count_noun} is enough . {m:number} {n.pl} are too many .",
)
