"""Countries and capitals: the language and the dish that both share, and which belongs to which."""

from __future__ import annotations

COUNTRY_PATTERNS = (
    "{c:country!} {c.capital} is the capital of {c} .",
    "the capital of {c:country} is {c.capital} . it is {d:how_far} .",
    "{a:name} went to {c:country} . {a.he} saw the capital , {c.capital} . [|<ending a>]",
    "in {x:land_or_city} [most|many|some] people speak {x.language} .",
    "in {x:land_or_city} people eat {x.dish} and speak {x.language} .",
    "{x:land_or_city!} {w:when} {a:name} ate {x.dish} in {x} . [|<ending a>]",
    "{a:name} comes from {x:land_or_city} . {a.he} speaks {x.language} .",
    "{x:land_or_city!} {w:when} {a:name} learned {x.language} in {x} . [|<ending a>]",
    "{x:land_or_city!} do they speak {x.language} in {x} ? yes , they do .",
    "the country of {c:country} is {d:how_far} . people there eat {c.dish} .",
    "the city of {t:capital} is {d:how_far} . people there eat {t.dish} .",
    "{c:country} is a country . {c.capital} is a city .",
    "{t:capital} is a city in {t.country} .",
    "{a:name} left {t:capital} and crossed all of {t.country} . [|<ending a>]",
    "the king of {c:country} lives in {c.capital} . he likes {c.dish} .",
    "the queen of {c:country} lives in {c.capital} . she likes {c.dish} .",
    "{a:name} wanted to see {x:land_or_city} , but {a.he} did not speak {x.language} .",
    "which city is the capital of {c:country} ? it is {c.capital} .",
    "{x:land_or_city!} you can buy the best {x.dish} in {x} .",
    "{x:land_or_city!} {w:when} {a:name} sent some {x.dish} from {x} to {b:name-a} .",
    "{w:when} they flew to {c:country} and spent a week in the city of {c.capital} .",
    "all over {c:country} people eat {c.dish} .",
    "downtown in {t:capital} people eat {t.dish} .",
)
