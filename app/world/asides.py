"""What a story says on the side: how people, animals and things are, when and how something was done."""

from __future__ import annotations

from app.world.entry import split_phrases

MANNERS = split_phrases(
    "young, tall, friendly, kind, clever, quiet, rich, poor, polite, shy, cheerful, strong, nice, helpful, patient, "
    "modest, gentle, famous, lazy, brilliant"
)
"""How a person is; each after "a"."""
MOODS = split_phrases(
    "happy, tired, hungry, proud, sad, angry, late, alone, busy, bored, lucky, nervous, calm, afraid, glad, excited, "
    "worried, bitter"
)
FEELINGS = split_phrases("happy, hungry, tired, afraid, calm, angry, cold, thirsty, restless, sleepy")
"""How an animal feels."""
QUALITIES = split_phrases(
    "new, small, big, cheap, strange, lovely, perfect, beautiful, good, special, funny, great, fancy, plain, popular, "
    "common, simple, rare, foreign, nice"
)
"""How a thing is; each after "a"."""
DAYS = split_phrases(
    "strange, lovely, perfect, beautiful, good, special, funny, great, long, cold, hot, busy, quiet, bad, sunny, rainy"
)
"""How a day is; each after "a"."""
CREATURES = split_phrases(
    "big, small, brave, wild, lovely, beautiful, strong, quiet, clever, fine, gentle, fat, fast, funny, lazy, shy"
)
"""How an animal is; each after "a"."""
WHEN = split_phrases(
    "yesterday, once, today, later, one day, last week, last year, one morning, on monday, on friday, in june, "
    "at noon, last summer, this morning, on tuesday, one evening, before lunch"
)
WHEN_NEXT = split_phrases("the next day, in july, on sunday, a week later, at midnight, soon")
ADVERBS = split_phrases("suddenly, finally, also, even, secretly, really, simply, just")
