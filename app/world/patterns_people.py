"""People in pairs (king and queen, brother and sister): what both do, and how each is spoken of."""

from __future__ import annotations

PEOPLE_PATTERNS = (
    "the [|{j:manner}] {p:person} {h:habit(p).past} . {w:when} {p.he} {i:habit(p)-h.past} .",
    "the [|{j:manner}] {p:person} can {h:habit(p)} . <always_so p>",
    "once there was {p:person.a} who {h:habit(p).past} . [|<ending p>]",
    "{w:when} the [|{j:manner}] {p:person} told {p.his} friends to {h:habit(p)} .",
    "the [|{j:manner}] {p:person} and the {p.other} {h:habit(p)} together .",
    "the [|{j:manner}] {p:person} asked the {p.other} to {h:habit(p)} . {p.he} was {m:mood} .",
    "why does the {p:person} {h:habit(p)} ? because {p.he} likes it .",
    "{a:name} saw the [|{j:manner}] {p:person} . {p.he} wanted to {h:habit(p)} .",
    "the {j:manner} {p:person} {h:habit(p).past} with {p.his} friends .",
    "every {p:person} wants to {h:habit(p)} and to {i:habit(p)-h} .",
    "{p:person!} {a:name(p)} is a {j:manner} {p} . {a.he} likes to {h:habit(p)} .",
    "{p:person!} {a:name(p)} is the best {p} in town . {a.he} can {h:habit(p)} . [|<always_so a>]",
    "{p:family!} {a:name} has {p.a} . {p.his} name is {b:name(p)-a} . they {h:habit(p)} .",
    "my {p:family} {h:habit(p).past} . {p.he} is {j:manner} .",
    "is this your {p:family} ? no , {p.he} is my {q:family-p} .",
    "my {p:family} and my {p.other} {h:habit(p)} . i love them .",
    "the [|{j:manner}] {p:person} was {m:mood} , so {p.he} {h:habit(p).past} . [|<ending p>]",
    "{p:person!} who will {h:habit(p)} ? the {p} will .",
    "did the [|{j:manner}] {p:person} {h:habit(p)} ? yes , and {p.he} will {i:habit(p)-h} too .",
    "the [|{j:manner}] {p:person} forgot to {h:habit(p)} . {p.he} was {m:mood} .",
    "nobody saw the {p:person} {h:habit(p)} . {p.he} was all alone .",
    "the [|{j:manner}] {r:ruler} of {c:country} {h:habit(r).past} . {r.his} friends lived in {c.capital} .",
    "once the {r:ruler} of {c:country} {h:habit(r).past} . the {r.other} {h.past} too . they were {m:mood} .",
    "{a:name} dreamed that {a.he} met {p:person.a} . {p.he} {h:habit(p).past} all night .",
)
