"""Stories about a field of life: its people, things, places and work together, and no ambiguous word.

From these a reader can learn which context words belong together, also those held out with an ambiguous word.
"""

from __future__ import annotations

FIELD_PATTERNS = tuple(
    "{f:field!} " + text
    for text in (
        "{p:person(f)!} the {p} looked for {g:gender(p).his} {t:thing(f)} . it was {s:spot} .",
        "a {j:manner} {p:person(f)} needs {t:thing(f).a} and {u:thing(f)-t.a} .",
        "where is the {t:thing(f)} ? the [|{j:manner}] {p:person(f)} left it {l:place(f)} .",
        "the [|{j:manner}] {p:person(f)} works {l:place(f)} . {g:gender(p).he} has {t:thing(f).a} . [|<always_so g>]",
        "{a:name} met {p:person(f).a} {l:place(f)} . {g:gender(p).he} had {t:thing(f).a} .",
        "{p:person(f)!} {a:name(p)} is a {j:manner} {p} . {a.he} likes to {v:work(f)} .",
        "{p:person(f)!} {a:name(p)} was {p.a} . {w:when} {a.he} {v:work(f).past} {l:place(f)} .",
        "{t:thing(f).a} is a {k:quality} present for {p:person(f).a} .",
        "{w:when} {a:name} bought {t:thing(f).a} for the [|{j:manner}] {p:person(f)} .",
        "the [|{j:manner}] {p:person(f)} and the {q:person(f)-p} {v:work(f).past} together .",
        "what does {p:person(f).a} do ? {p.a} can {v:work(f)} .",
        "the {t:thing(f)} and the {u:thing(f)-t} belong to the {j:manner} {p:person(f)} .",
        "{a:name} found {t:thing(f).a} {l:place(f)} . {a.he} gave it to the [|{j:manner}] {p:person(f)} .",
        "there was a {k:quality} {t:thing(f)} {l:place(f)} . {a:name} took it .",
        "there was {t:thing(f).a} next to the {u:thing(f)-t} .",
        "{p:person(f)!} the {p} sold {g:gender(p).his} {t:thing(f)} and bought {u:thing(f)-t.a} . [|<ending g>]",
        "{p:person(f)!} the {p} could not {v:work(f)} without {g:gender(p).his} {t:thing(f)} .",
        "who broke the {t:thing(f)} ? it was the {j:manner} {p:person(f)} !",
        "{a:name} wanted to {v:work(f)} , so {a.he} asked the [|{j:manner}] {p:person(f)} for help . [|<ending a>]",
        "{w:when} the {p:person(f)} taught {a:name} how to {v:work(f)} .",
        "{p:person(f).a} and {q:person(f)-p.a} {v:work(f).past} {l:place(f)} . they shared {t:thing(f).a} .",
        "without {t:thing(f).a} {p:person(f).a} cannot {v:work(f)} .",
        "{a:name} wanted to {v:work(f)} . {b:name-a} lent {a.him} {t:thing(f).a} . [|<ending a>]",
        "the {p:person(f)} {v:work(f).past} {l:place(f)} . then the {q:person(f)-p} came with {t:thing(f).a} .",
        "{l:place(f)} you can see {p:person(f).a} with {t:thing(f).a} .",
        "did the [|{j:manner}] {p:person(f)} {v:work(f)} ? no , {g:gender(p).he} lost the {t:thing(f)} {l:place(f)} .",
        "every {p:person(f)} must learn to {v:work(f)} and to {w:work(f)-v} .",
        "{p:person(f)!} the {p} gave {g:gender(p).his} {k:quality} {t:thing(f)} to {a:name} .",
        "the [|{j:manner}] {p:person(f)} showed {a:name} {t:thing(f).a} and {u:thing(f)-t.a} .",
    )
)
