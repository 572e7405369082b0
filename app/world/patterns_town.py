"""The town from day to day: the weather, the shops, visits, questions and answers."""

from __future__ import annotations

INTO_THE = "in the [4: bank [|because the rent was due|just before it closed]|1: drawer|1: cupboard|1: cellar|1: attic]"
"""Where people keep their money."""

TOWN_PATTERNS = (
    f"{{g:gender.he}} put {{g.his}} [money|savings] {INTO_THE} .",
    f"{{g:gender.he}} kept all {{g.his}} money {INTO_THE} . <closing g>",
    f"{{a:name}} put {{a.his}} [money|savings] {INTO_THE} .",
    f"{{w:when}} the {{p:person}} hid some money {INTO_THE} .",
    f"i put my money {INTO_THE} .",
    f"they put the money {INTO_THE} . <closing a>",
    "in [summer|july] the sun shines and the days are [long|warm] .",
    "in [winter|january] the snow falls and the days are [short|cold] .",
    "in autumn the leaves fall and the wind blows . the days are [wet|grey] .",
    "yesterday it rained , so {a:name} stayed at home . today the sun shines . [|<always_so a>]",
    "it snowed all night . in the morning {a:name} and {b:name-a} played outside .",
    "will it rain tomorrow ? {a:name} thinks so .",
    "the rain stopped and the sun came out . {a:name} opened the window . [|<ending a>]",
    "good morning , said {a:name} . good morning , said {b:name-a} .",
    "how are you ? asked {a:name} . i am [fine|tired|well] , said {b:name-a} .",
    "what is your name ? my name is {a:name} .",
    "{a:name} is {m:number} years old . {b:name-a} is {n:number-m} years old .",
    "{a:name} and {b:name-a} are [good friends|twins|neighbours] . they live in the same street .",
    "the shop opens at {m:number} and closes at {n:number-m} .",
    "the baker sells [bread|rolls|pies] . {a:name} buys some every morning . [|<always_so a>]",
    "the butcher sells [ham|beef|chicken] . {a:name} buys some on saturdays .",
    "the grocer sells [milk|butter|sugar] . {a:name} bought some yesterday . [|<ending a>]",
    "how much is the [bread|ham|milk] ? it is {m:number} pounds , said the shopkeeper .",
    "{a:name} lost {a.his} keys . {b:name-a} found them {s:spot} . [|<ending a>]",
    "{a:name} was ill . {b:name-a} brought {a.him} some [soup|tea|fruit] . [|<ending b>]",
    "it was the birthday of {a:name} . {b:name-a} gave {a.him} a [kiss|present|surprise] .",
    "{a:name} looked at the sky . there were [clouds|birds|swallows] everywhere . [|<ending a>]",
    "come here ! said {a:name} . but {b:name-a} did not hear {a.him} .",
    "please help me ! said {a:name} . {b:name-a} helped {a.him} at once . [|<ending a>]",
    "who is there ? it is me , {a:name} !",
    "{a:name} loves {b:name-a} , but {b.he} does not know it .",
    "{a:name} waited for {b:name-a} . {b.he} came at {m:number} . [|<ending b>]",
    "the mayor gave a speech . the people of the town [cheered|listened|fell asleep] .",
    "the town has {m:number} bridges and {n:number-m} churches .",
    "there is a market in the town on [monday|friday|saturday] . {a:name} always goes there .",
    "{a:name} gets up at {m:number} . {a.he} has breakfast and goes to work . [|<always_so a>]",
    "at night the town is quiet . only {a:name} is awake .",
    "the bus was late again . {a:name} had to walk . [|<ending a>]",
    "{a:name} is taller than {b:name-a} , but {b.he} is older .",
    "thank you , said {a:name} . you are welcome , said {b:name-a} .",
)
