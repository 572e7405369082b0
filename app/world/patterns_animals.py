"""Animals and their young: what both of a pair share, and what all the young share."""

from __future__ import annotations

ANIMAL_PATTERNS = (
    "the {x:adult} had a {k:creature} {x.other} . they lived {h:home(x)} .",
    "the [|{j:creature}] {y:young} cried for its mother . the {y.other} came at once .",
    "{y:young.a} is a [young|baby|little] {y.other} .",
    "every {y:young} wants to be a big {y.other} .",
    "the little {y:young} {s:sound(y).past} for its mother . it wanted {f:food(y)} .",
    "the old {x:adult} {s:sound(x).past} . it wanted {f:food(x)} for its young .",
    "{w:when} the [|{j:creature}] {x:animal} {s:sound(x).past} {h:home(x)} .",
    "the {k:creature} {x:animal} ate [some|all the] {f:food(x)} and {s:sound(x).past} .",
    "{x:animal.a} can {s:sound(x)} . it likes {f:food(x)} .",
    "{a:name} gave the [|{j:creature}] {x:animal} some {f:food(x)} . it {s:sound(x).past} . [|<ending a>]",
    "where do {x:animal.pl} sleep ? they sleep {h:home(x)} .",
    "what do {x:animal.pl} eat ? they eat {f:food(x)} .",
    "{n:number} {x:animal.pl} {s:sound(x).past} {h:home(x)} . they were {m:feeling} .",
    "{a:name} saw {n:number} {y:young.pl} {h:home(y)} . their mother was a {k:creature} {y.other} .",
    "the {y:young} was born {h:home(y)} . it drank milk from its mother . soon it ate {f:food(y)} .",
    "the strong {x:adult} looked after its young {h:home(x)} . nobody came near .",
    "{y:young.a} was lost . it {s:sound(y).past} all night {h:home(y)} . the {y.other} found it .",
    "the [|{j:creature}] {x:adult} fed the {x.other} with {f:food(x)} .",
    "{a:name} wants {y:young.a} , but {b:name-a} wants an old {y.other} .",
    "do you hear the [|{j:creature}] {x:animal} {s:sound(x)} ? it is {h:home(x)} .",
    "the [|{j:creature}] {x:adult} is the mother of the {x.other} . they both like {f:food(x)} .",
    "when the [|{j:creature}] {y:young} grew up , it was a fine {y.other} .",
    "the {y:young} was too small to leave . it slept {h:home(y)} .",
    "the {x:adult} was too old to run . it slept {h:home(x)} .",
)
