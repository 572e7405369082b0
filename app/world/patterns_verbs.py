"""What people do, did and will do: the tenses of a verb, with the same things done in each."""

from __future__ import annotations

VERB_PATTERNS = (
    "every day {a:name} {v:verb.s} {m:rest(v)} . yesterday {a.he} {v.past} {n:rest(v)-m} .",
    "yesterday {a:name} {v:verb.past} {m:rest(v)} . tomorrow {a.he} will {v} {n:rest(v)-m} .",
    "{a:name} and {b:name-a} {v:verb} {m:rest(v)} every [morning|evening] .",
    "last [week|year|night] {a:name} {v:verb.past} {m:rest(v)} . [|<ending a>]",
    "the children {v:verb} {m:rest(v)} now . last year they {v.past} {n:rest(v)-m} .",
    "did {a:name} {v:verb} {m:rest(v)} ? yes , {a.he} {v.past} {m} .",
    "{a:name} likes to {v:verb} {m:rest(v)} . {b:name-a} {w:verb-v.s} {o:rest(w)} .",
    "{a:name} {v:verb.past} {m:rest(v)} . then {a.he} {w:verb-v.past} {o:rest(w)} . [|<ending a>]",
    "we {v:verb.past} {m:rest(v)} long ago . now we {v} {n:rest(v)-m} .",
    "you must not {v:verb} {m:rest(v)} here , said {a:name} .",
    "on [monday|friday|sunday] they {v:verb.past} {m:rest(v)} .",
    "on [monday|friday|sunday] they {v:verb} {m:rest(v)} . everyone likes that .",
    "when {a:name} was little , {a.he} {v:verb.past} {m:rest(v)} . now {a.he} {v.s} {n:rest(v)-m} .",
    "can {a:name} {v:verb} {m:rest(v)} ? no , but {a.he} can {w:verb-v} {o:rest(w)} .",
    "who {v:verb.past} {m:rest(v)} ? it was {a:name} .",
    "who {v:verb.s} {m:rest(v)} ? {a:name} does .",
    "let us {v:verb} {m:rest(v)} , said {a:name} . so they {v.past} {m} .",
    "{a:name} {v:verb.past} {m:rest(v)} while {b:name-a} {w:verb-v.past} {o:rest(w)} .",
    "{a:name} never {v:verb.s} {m:rest(v)} . {a.he} is too [tired|busy|lazy] .",
    "after that {a:name} never {v:verb.past} {m:rest(v)} again .",
    "i {v:verb.past} {m:rest(v)} and you {w:verb-v.past} {o:rest(w)} .",
    "i will {v:verb} {m:rest(v)} , and you will {w:verb-v} {o:rest(w)} .",
    "{a:name} stopped for a moment . then {a.he} {v:verb.past} {m:rest(v)} . [|<ending a>]",
    "{g:gender.he} {v:verb.past} {m:rest(v)} and {a:name} {w:verb-v.past} {o:rest(w)} .",
    "{g:gender.he} wants to {v:verb} {m:rest(v)} , but {a:name} wants to {w:verb-v} {o:rest(w)} .",
    "{g:gender.he} {v:verb.s} {m:rest(v)} and {g.his} {f:family} {w:verb-v.s} {o:rest(w)} .",
    "i [often|always|sometimes] {v:verb} {m:rest(v)} on [mondays|fridays|sundays] .",
    "why did they {v:verb} {m:rest(v)} ? because {a:name} {v.past} {m} .",
)
